package app.balcao.conversation.routing;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.event.ConversationOpened;
import app.balcao.conversation.routing.Offer.Outcome;
import app.balcao.conversation.store.OfferRepository;
import app.balcao.conversation.store.RoutingRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who accepted an invitation is attended by the agent who invited them, without a queue (GRD-4, BND-24). */
@Component
class InvitationAnswers {

    private final RoutingRepository routing;
    private final OfferRepository offers;
    private final Attendance attendance;
    private final Clock clock;

    InvitationAnswers(RoutingRepository routing, OfferRepository offers, Attendance attendance, Clock clock) {
        this.routing = routing;
        this.offers = offers;
        this.attendance = attendance;
        this.clock = clock;
    }

    // An inviter who has left the department meanwhile attends nobody: the conversation waits like others.
    @EventListener
    void on(ConversationOpened event) {
        UUID agentId = event.invitedBy();
        Conversation opened = event.conversation();
        if (agentId == null || !routing.attends(agentId, opened.queueId())) {
            return;
        }
        routing.holdAgent(agentId);
        Instant now = clock.instant();
        Decision decision = Decision.byHand(OfferReason.INVITATION, agentId);
        Offer offer = offers.insert(opened, agentId, decision, agentId, now, now);
        offers.close(offer.id(), Outcome.ACCEPTED, now);
        attendance.begin(opened, agentId);
    }
}
