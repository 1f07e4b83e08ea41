package app.balcao.conversation.binding;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationMessage;
import app.balcao.conversation.ConversationMessage.Author;
import app.balcao.conversation.event.BoundCustomerAttended;
import app.balcao.conversation.event.ConversationAnswered;
import app.balcao.conversation.event.MessageSent;
import app.balcao.conversation.routing.Offer;
import app.balcao.conversation.store.BindingRepository;
import app.balcao.conversation.store.OfferRepository;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What bindings make of attendances: who attends a customer first, and writes to them, has them bound (BND-10, BND-14); when
 * somebody else attends a bound one, their agent is told (BND-50).
 */
@Component
class FirstAttendances {

    private final BindingRepository repository;
    private final OfferRepository offers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FirstAttendances(
            BindingRepository repository, OfferRepository offers, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.offers = offers;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(MessageSent event) {
        Conversation conversation = event.conversation();
        ConversationMessage message = event.message();
        UUID agentId = message.agentId();
        String email = conversation.customerEmail();
        if (message.author() == Author.AGENT
                && agentId != null
                && email != null
                && BoundAgents.countsFor(conversation)
                && conversation.attendedBy(agentId)) {
            repository
                    .bindFirst(conversation.queueId(), agentId, email, clock.instant())
                    .ifPresent(this::told);
        }
    }

    @EventListener
    void on(ConversationAnswered event) {
        Conversation conversation = event.conversation();
        UUID agentId = conversation.agentId();
        String email = conversation.customerEmail();
        if (agentId == null || email == null || !BoundAgents.countsFor(conversation) || answeredBefore(conversation)) {
            return;
        }
        repository
                .told(conversation.queueId(), email)
                .filter(bound -> !bound.agentId().equals(agentId))
                .ifPresent(bound ->
                        events.publishEvent(new BoundCustomerAttended(conversation, bound.agentId(), agentId)));
    }

    // Once for each conversation, however often it is passed on.
    private boolean answeredBefore(Conversation conversation) {
        return offers.howMany(conversation.id(), Offer.Outcome.ACCEPTED) > 1;
    }

    private void told(Binding binding) {
        events.publishEvent(AuditableAction.of(
                        Actor.agent(binding.agent().id(), binding.agent().name()),
                        "customer-binding.created",
                        "customer-binding",
                        binding.id())
                .changing(Map.of(), Bindings.auditable(binding)));
    }
}
