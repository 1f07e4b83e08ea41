package app.balcao.platform.realtime;

/**
 * A topic's name, in its parts.
 *
 * @param kind what stands before the colon; the whole name without one
 * @param key what stands after it; empty without one
 */
record TopicName(String kind, String key) {

    static TopicName of(String topic) {
        int colon = topic.indexOf(':');
        return colon < 0
                ? new TopicName(topic, "")
                : new TopicName(topic.substring(0, colon), topic.substring(colon + 1));
    }
}
