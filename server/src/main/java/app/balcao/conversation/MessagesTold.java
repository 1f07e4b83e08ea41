package app.balcao.conversation;

import app.balcao.conversation.event.MessageSent;
import app.balcao.platform.realtime.Realtime;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever follows a conversation each of its messages, once it is stored. */
@Component
class MessagesTold {

    private final ConversationTopic topic;
    private final Realtime realtime;

    MessagesTold(ConversationTopic topic, Realtime realtime) {
        this.topic = topic;
        this.realtime = realtime;
    }

    @EventListener
    void on(MessageSent sent) {
        UUID conversation = sent.conversation().id();
        realtime.announce(ConversationTopic.of(conversation), List.of(topic.event(sent.view())));
    }
}
