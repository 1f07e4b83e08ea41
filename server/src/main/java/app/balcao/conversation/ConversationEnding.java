package app.balcao.conversation;

import app.balcao.conversation.event.ConversationEnded;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.ConversationStateRepository;
import app.balcao.platform.errors.Problem;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends conversations, for whatever reason (CHT-12). What is over stays over: ending it again changes nothing. */
@Service
@Transactional
public class ConversationEnding {

    private final ConversationRepository conversations;
    private final ConversationStateRepository states;
    private final ConversationMessages messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConversationEnding(
            ConversationRepository conversations,
            ConversationStateRepository states,
            ConversationMessages messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.conversations = conversations;
        this.states = states;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The customer ends it; before anybody answered, they left it.
     *
     * @param contact who says so, by the channel
     * @throws Problem not-found, when it is not theirs
     */
    public Conversation byCustomer(UUID id, String contact) {
        Conversation locked = conversations
                .lock(id)
                .filter(each -> each.contact().equals(contact))
                .orElseThrow(Problem::notFound);
        return end(locked, EndReason.CUSTOMER, null);
    }

    /**
     * The customer waits no more. What somebody attends by now goes on.
     *
     * @param contact who says so, by the channel
     */
    public void byWaitingCustomer(UUID id, String contact) {
        conversations
                .lock(id)
                .filter(each -> each.contact().equals(contact))
                .filter(each -> each.state() == ConversationState.WAITING || each.state() == ConversationState.RINGING)
                .ifPresent(each -> end(each, EndReason.CUSTOMER, null));
    }

    /**
     * Ends one that the transaction has locked.
     *
     * @param agentId who ends it; null for anybody else
     */
    public Conversation end(Conversation locked, EndReason reason, @Nullable UUID agentId) {
        if (locked.over()) {
            return locked;
        }
        EndReason why = customerLeft(reason) && locked.answeredAt() == null ? EndReason.ABANDONED : reason;
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("what", "ended");
        event.put("reason", why.name());
        messages.said(locked, event, agentId);
        Conversation ended = states.ended(locked.id(), why, clock.instant());
        events.publishEvent(new ConversationEnded(ended));
        return ended;
    }

    private static boolean customerLeft(EndReason reason) {
        return reason == EndReason.CUSTOMER || reason == EndReason.DISCONNECTED;
    }
}
