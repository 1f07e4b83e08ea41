package app.balcao.conversation.routing;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.routing.Offer.Outcome;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the browsers of an agent what rings at them, and when it does no more. */
@Component
class OfferNews {

    private final Realtime realtime;

    OfferNews(Realtime realtime) {
        this.realtime = realtime;
    }

    void rings(Conversation conversation, Offer offer) {
        realtime.publish(
                Topics.agent(offer.agentId()),
                "conversation-rings",
                Map.of(
                        "conversationId", conversation.id(),
                        "offerId", offer.id(),
                        "number", conversation.number(),
                        "departmentId", conversation.departmentId(),
                        "reason", offer.reason(),
                        "until", offer.expiresAt()));
    }

    void over(Conversation conversation, Offer offer, Outcome outcome) {
        over(offer, Map.of("conversationId", conversation.id(), "offerId", offer.id(), "outcome", outcome));
    }

    /** It rang at others as well, and one of them accepted. */
    void taken(Conversation conversation, Offer offer, String by) {
        over(
                offer,
                Map.of(
                        "conversationId", conversation.id(),
                        "offerId", offer.id(),
                        "number", conversation.number(),
                        "outcome", Outcome.TAKEN,
                        "by", by));
    }

    private void over(Offer offer, Map<String, Object> what) {
        realtime.publish(Topics.agent(offer.agentId()), "conversation-rings-no-more", what);
    }
}
