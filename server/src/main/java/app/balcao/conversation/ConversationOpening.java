package app.balcao.conversation;

import app.balcao.conversation.ConversationMessage.Author;
import app.balcao.conversation.event.ConversationOpened;
import app.balcao.conversation.queue.QueueLimits;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.LabelRepository;
import app.balcao.customer.Customers;
import app.balcao.platform.errors.Problem;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins conversations, for the adapters of the channels. They wait in their queue, until routing finds who attends them. */
@Service
@Transactional
public class ConversationOpening {

    private final ConversationRepository repository;
    private final ConversationMessages messages;
    private final LabelRepository labels;
    private final Customers customers;
    private final QueueLimits limits;
    private final ContactBlocks blocks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConversationOpening(
            ConversationRepository repository,
            ConversationMessages messages,
            LabelRepository labels,
            Customers customers,
            QueueLimits limits,
            ContactBlocks blocks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.messages = messages;
        this.labels = labels;
        this.customers = customers;
        this.limits = limits;
        this.blocks = blocks;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Begins one, with what the customer wrote with it; in another queue, when its own is full and overflows there. Whose
     * e-mail is a customer's is taken for them.
     *
     * @throws Problem blocked (403), for a contact that was kept from it (CHT-5); queue-full (409, QUE-4), which its channel
     *     answers with the offline form
     */
    public Conversation open(NewConversation wanted) {
        if (blocks.blocked(wanted.channel(), wanted.contact())) {
            throw Problem.of(HttpStatus.FORBIDDEN, "blocked", "conversation.problem.blocked");
        }
        NewConversation admitted = wanted.invitedBy() == null ? wanted.in(limits.room(wanted.queueId())) : wanted;
        UUID id = repository.insert(of(admitted), clock.instant()).id();
        if (!wanted.reception().labelIds().isEmpty()) {
            labels.set(id, labels.givable(id, wanted.reception().labelIds()));
        }
        if (wanted.firstMessage() != null) {
            messages.sent(repository.lock(id).orElseThrow(), Author.CUSTOMER, null, null, wanted.firstMessage());
        }
        Conversation opened = repository.find(id).orElseThrow();
        events.publishEvent(new ConversationOpened(
                opened, wanted.invitedBy(), wanted.reception().agentId()));
        return repository.find(id).orElseThrow();
    }

    private NewConversation of(NewConversation wanted) {
        if (wanted.customerId() != null || wanted.customerEmail() == null) {
            return wanted;
        }
        return customers
                .findByEmail(wanted.customerEmail())
                .map(customer -> wanted.of(customer.id()))
                .orElse(wanted);
    }
}
