package app.balcao.channel.webchat;

import app.balcao.channel.webchat.store.VisitorConversationRepository;
import app.balcao.conversation.Channel;
import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationTopic;
import app.balcao.conversation.CustomerPresence;
import app.balcao.conversation.event.ConversationEvent;
import app.balcao.conversation.event.MessageSent;
import app.balcao.platform.realtime.GuestAuthorizer;
import app.balcao.platform.realtime.Realtime;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What visitors are told live: the messages of their own conversations, and how those stand. */
@Component
public class VisitorTopics implements GuestAuthorizer {

    static final String STATE = "visitor-state";

    private static final String PREFIX = "conversation:";

    private final VisitorConversationRepository repository;
    private final CustomerPresence presence;
    private final Realtime realtime;

    VisitorTopics(VisitorConversationRepository repository, CustomerPresence presence, Realtime realtime) {
        this.repository = repository;
        this.presence = presence;
        this.realtime = realtime;
    }

    /** Where a visitor hears what agents show them. */
    public static String own(UUID visitorId) {
        return "visitor:" + visitorId;
    }

    @Override
    public String kind() {
        return VisitorFrames.GUEST;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayFollow(String guestKey, String topic) {
        return topic.equals(own(UUID.fromString(guestKey)))
                || topic.startsWith(PREFIX)
                        && repository.owns(guestKey, UUID.fromString(topic.substring(PREFIX.length())));
    }

    @Override
    public void heard(Set<String> guestKeys) {
        presence.here(Channel.WEB_CHAT, guestKeys);
    }

    @EventListener
    void on(ConversationEvent event) {
        Conversation conversation = event.conversation();
        if (event instanceof MessageSent || conversation.channel() != Channel.WEB_CHAT) {
            return;
        }
        repository
                .find(conversation.contact(), conversation.id())
                .ifPresent(view -> realtime.pass(ConversationTopic.of(conversation.id()), STATE, view));
    }
}
