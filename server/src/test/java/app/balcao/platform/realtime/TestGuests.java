package app.balcao.platform.realtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.support.WebSocketHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;

/**
 * Guests of the tests, at {@code /test-guests}: they say {@code <account> <name>} first, then {@code follow <topic> <after>} or
 * {@code echo <text>}, and are told in lines of their own kind.
 */
@Configuration(proxyBeanMethods = false)
class TestGuests {

    static final String PATH = "/test-guests";
    static final int LONGEST_FRAME = 30_000;

    /** {@code <guest> <topic>} of what may be followed. */
    static final Set<String> ALLOWED = ConcurrentHashMap.newKeySet();

    /** A topic of which nobody can say who may follow it. */
    static final String BROKEN = "watch:broken";

    /** Names of those who were said to be connected. */
    static final Set<String> HEARD = ConcurrentHashMap.newKeySet();

    /** Names of those who are gone. */
    static final List<String> GONE = new CopyOnWriteArrayList<>();

    @Bean
    GuestAuthorizer testGuestAuthorizer() {
        return new GuestAuthorizer() {
            @Override
            public String kind() {
                return "test";
            }

            @Override
            public boolean mayFollow(String guestKey, String topic) {
                if (topic.equals(BROKEN)) {
                    throw new IllegalStateException("on purpose");
                }
                return ALLOWED.contains(guestKey + " " + topic);
            }

            @Override
            public void heard(Set<String> guestKeys) {
                HEARD.addAll(guestKeys);
            }
        };
    }

    @Bean
    HandlerMapping testGuestMapping(LiveGuests guests) {
        var mapping = new WebSocketHandlerMapping();
        mapping.setUrlMap(Map.of(PATH, new WebSocketHttpRequestHandler(new Endpoint(guests), new GuestHandshake())));
        mapping.setWebSocketUpgradeMatch(true);
        mapping.setOrder(1);
        return mapping;
    }

    private static final class Endpoint extends GuestEndpoint {

        Endpoint(LiveGuests guests) {
            super(guests, LONGEST_FRAME);
        }

        @Override
        protected Optional<Admission> admit(WebSocketSession socket, String hello) {
            String[] words = hello.split(" ");
            return words.length != 2
                    ? Optional.empty()
                    : Optional.of(new Admission(new Guest(UUID.fromString(words[0]), "test", words[1]), new Lines()));
        }

        @Override
        protected void admitted(GuestConnection connection, WebSocketSession socket, String hello) {
            connection.send("{\"type\":\"welcome\"}");
        }

        @Override
        protected void received(GuestConnection connection, String frame) {
            String[] words = frame.split(" ", 3);
            switch (words[0]) {
                case "follow" -> connection.follow(words[1], words.length == 2 ? null : Long.valueOf(words[2]));
                case "unfollow" -> connection.unfollow(words[1]);
                case "echo" -> connection.send("{\"type\":\"echo\",\"length\":" + frame.length() + "}");
                default -> throw new IllegalArgumentException("on purpose");
            }
        }

        @Override
        protected void left(GuestConnection connection) {
            GONE.add(connection.guest().key());
        }
    }

    private static final class Lines implements TopicFrames {

        @Override
        public @Nullable String subscribed(String topic, long seq) {
            return "{\"type\":\"following\",\"topic\":\"" + topic + "\",\"n\":" + seq + "}";
        }

        @Override
        public @Nullable String event(String topic, StreamEvent event) {
            return "{\"type\":\"" + event.kind() + "\",\"topic\":\"" + topic + "\",\"n\":" + event.seq() + ",\"data\":"
                    + event.data() + "}";
        }

        @Override
        public @Nullable String passing(String topic, String kind, String data) {
            return "{\"type\":\"" + kind + "\",\"data\":" + data + "}";
        }

        @Override
        public @Nullable String reset(String topic, long seq) {
            return "{\"type\":\"anew\",\"n\":" + seq + "}";
        }

        @Override
        public @Nullable String refused(String topic, Refusal reason) {
            return "{\"type\":\"no\",\"topic\":\"" + topic + "\",\"why\":\"" + reason + "\"}";
        }

        @Override
        public @Nullable String heartbeat() {
            return null;
        }
    }
}
