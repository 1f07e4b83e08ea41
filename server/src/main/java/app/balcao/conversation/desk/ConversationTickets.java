package app.balcao.conversation.desk;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.Transcript;
import app.balcao.conversation.store.ConversationMessageRepository;
import app.balcao.conversation.store.DeskRepository;
import app.balcao.customer.Customer;
import app.balcao.customer.Customers;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Attachments;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.text.EmailAddress;
import app.balcao.ticket.NewTicket;
import app.balcao.ticket.Origin;
import app.balcao.ticket.TicketOpening;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a ticket of a conversation, once, with what was said and sent in it (WCH-24). */
@Service
@Transactional
public class ConversationTickets {

    private static final int MOST_FILES = 100;

    private final Desk desk;
    private final DeskRepository repository;
    private final Transcript transcript;
    private final ConversationMessageRepository messages;
    private final Attachments attachments;
    private final TicketOpening tickets;
    private final Customers customers;
    private final Messages texts;

    ConversationTickets(
            Desk desk,
            DeskRepository repository,
            Transcript transcript,
            ConversationMessageRepository messages,
            Attachments attachments,
            TicketOpening tickets,
            Customers customers,
            Messages texts) {
        this.desk = desk;
        this.repository = repository;
        this.transcript = transcript;
        this.messages = messages;
        this.attachments = attachments;
        this.tickets = tickets;
        this.customers = customers;
        this.texts = texts;
    }

    /**
     * Opens the ticket; where there is one already, that is the answer. A visitor who told an e-mail that nobody has becomes a
     * customer by it, as who writes by e-mail does.
     *
     * @return its id
     * @throws Problem not-found; validation, also when nobody is known whom it is for; whatever opening a ticket is
     *     refused for
     */
    public UUID convert(ActingAgent acting, UUID id, TicketWish wish) {
        Conversation locked = desk.locked(acting, id);
        UUID known = locked.ticketId();
        if (known != null) {
            return known;
        }
        String subject = wish.subject() == null || wish.subject().isBlank()
                ? texts.text(acting.language(), "conversation.ticket.subject", locked.number())
                : wish.subject();
        NewTicket wanted = new NewTicket(
                customer(locked, wish),
                wish.departmentId() == null ? locked.departmentId() : wish.departmentId(),
                wish.categoryId(),
                subject,
                transcript.html(locked, acting.language(), acting.zone(), false),
                null,
                null,
                false,
                true,
                files(acting, locked),
                wish.fields(),
                null);
        UUID ticket = tickets.open(acting, wanted, Origin.CHAT).id();
        repository.linkTicket(id, ticket);
        desk.changed(id, "TICKET");
        return ticket;
    }

    // The ticket's own: they stay when the conversation goes. Who sees the ticket reads them.
    private List<UUID> files(ActingAgent acting, Conversation conversation) {
        return attachments.again(acting.id(), messages.files(conversation.id(), MOST_FILES));
    }

    private UUID customer(Conversation conversation, TicketWish wish) {
        UUID chosen = wish.customerId() == null ? conversation.customerId() : wish.customerId();
        return Optional.ofNullable(chosen)
                .or(() -> Optional.ofNullable(conversation.customerEmail())
                        .filter(each -> EmailAddress.canonical(each).isPresent())
                        .map(each -> customers.findOrCreateByEmail(each, conversation.customerName()))
                        .map(Customer::id))
                .orElseThrow(() ->
                        Problem.validation(FieldProblem.of("customerId", "required", "conversation.ticket.customer")));
    }
}
