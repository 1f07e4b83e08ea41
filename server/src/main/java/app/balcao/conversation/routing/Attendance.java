package app.balcao.conversation.routing;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationMessages;
import app.balcao.conversation.event.ConversationAnswered;
import app.balcao.conversation.store.ConversationStateRepository;
import app.balcao.conversation.store.RoutingRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** An agent begins to attend a conversation, however it came to them. */
@Component
class Attendance {

    private final ConversationStateRepository states;
    private final RoutingRepository routing;
    private final ConversationMessages messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Attendance(
            ConversationStateRepository states,
            RoutingRepository routing,
            ConversationMessages messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.states = states;
        this.routing = routing;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** The conversation is locked; both sides are told who came. */
    Conversation begin(Conversation locked, UUID agentId) {
        Instant now = clock.instant();
        Conversation attended = states.attended(locked.id(), agentId, now);
        routing.touched(agentId, now);
        routing.missedNothing(locked.queueId(), agentId);
        Conversation told =
                messages.said(attended, Map.of("what", "joined", "name", routing.shownName(agentId)), agentId);
        events.publishEvent(new ConversationAnswered(told));
        return told;
    }
}
