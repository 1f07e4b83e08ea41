package app.balcao.channel.webchat;

import app.balcao.channel.webchat.store.OfflineMessageRepository;
import app.balcao.channel.webchat.store.VisitorRepository;
import app.balcao.conversation.Answer;
import app.balcao.customer.Customer;
import app.balcao.customer.Customers;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.html.PlainText;
import app.balcao.platform.text.ShortText;
import app.balcao.ticket.CustomerMessage;
import app.balcao.ticket.Origin;
import app.balcao.ticket.TicketOpening;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages that visitors leave while nobody is there for a chat. Each becomes a ticket of the department it is for, and its
 * writer a customer, as if it had come by e-mail (OFF-3).
 */
@Service
public class OfflineMessages {

    private static final int LONGEST_MESSAGE = 10_000;
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int NORMAL_PRIORITY = 2;

    private final OfflineMessageRepository repository;
    private final VisitorRepository visitors;
    private final VisitorConversations conversations;
    private final VisitorForm form;
    private final ChatFormMail mail;
    private final VisitorIdentities identities;
    private final VisitorBlocks blocks;
    private final Customers customers;
    private final TicketOpening tickets;

    OfflineMessages(
            OfflineMessageRepository repository,
            VisitorRepository visitors,
            VisitorConversations conversations,
            VisitorForm form,
            ChatFormMail mail,
            VisitorIdentities identities,
            VisitorBlocks blocks,
            Customers customers,
            TicketOpening tickets) {
        this.repository = repository;
        this.visitors = visitors;
        this.conversations = conversations;
        this.form = form;
        this.mail = mail;
        this.identities = identities;
        this.blocks = blocks;
        this.customers = customers;
        this.tickets = tickets;
    }

    /**
     * What a visitor filled in.
     *
     * @param clientId the same each time that it is sent
     * @param departmentId null for the only one there is (CDP-3)
     * @param answers to the account's own questions, by their ids
     */
    public record Form(
            String clientId,
            @Nullable UUID departmentId,
            String name,
            String email,
            Map<UUID, @Nullable Object> answers,
            String message) {

        // Who is known need not say so, and cannot say otherwise.
        private Form by(VisitorIdentity identity) {
            String known = identity.email();
            return new Form(clientId, departmentId, identity.name(), known == null ? email : known, answers, message);
        }
    }

    /**
     * Opens the ticket; one that was left already is answered with the ticket that it became. That somebody came online
     * meanwhile, or the queue is full, is no reason to refuse it. Who waited for somebody waits no more: whatever becomes of
     * their line, nobody is asked to attend who has left a message.
     *
     * @return the ticket's number
     * @throws Problem validation; blocked, for who was kept from writing
     */
    @Transactional
    public long leave(UUID visitorId, Form given) {
        visitors.lock(visitorId);
        Optional<VisitorIdentity> identity = identities.of(visitorId);
        Form wanted = identity.map(given::by).orElse(given);
        VisitorForm.Filled filled = check(wanted);
        Optional<Long> known = repository.find(visitorId, wanted.clientId());
        if (known.isPresent()) {
            return known.get();
        }
        blocks.require(visitorId);
        conversations.giveUp(visitorId);
        Customer customer = identity.flatMap(each -> customers.find(each.customerId()))
                .orElseGet(() -> customers.findOrCreateByEmail(wanted.email(), filled.name()));
        if (!customer.canOpenTickets()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "blocked", "webchat.barred");
        }
        long number = tickets.open(ticket(filled, wanted.message().strip(), customer.id()))
                .number();
        repository.insert(visitorId, wanted.clientId(), number);
        mail.send(filled, wanted.message());
        return number;
    }

    private VisitorForm.Filled check(Form wanted) {
        List<FieldProblem> problems = new ArrayList<>();
        if (!CLIENT_ID.matcher(wanted.clientId()).matches()) {
            problems.add(FieldProblem.of("clientId", "format", "webchat.visitor"));
        }
        if (ShortText.invisible(wanted.message())) {
            problems.add(FieldProblem.of("message", "required", "problem.field.required"));
        } else if (wanted.message().length() > LONGEST_MESSAGE) {
            problems.add(FieldProblem.of("message", "size", "problem.field.size", 1, LONGEST_MESSAGE));
        }
        return form.filled(wanted.departmentId(), wanted.name(), wanted.email(), wanted.answers(), problems);
    }

    // Without a subject, so that the ticket is called by what the message begins with. Everybody who sees the ticket
    // reads
    // it, so what fields hold of a person is left out (FLD-10).
    private static CustomerMessage ticket(VisitorForm.Filled filled, String message, UUID customerId) {
        String answers = filled.answers().stream()
                .filter(each -> !each.hidden())
                .map(Answer::html)
                .collect(Collectors.joining());
        return new CustomerMessage(
                customerId,
                filled.department().id(),
                null,
                NORMAL_PRIORITY,
                "",
                PlainText.toHtml(message) + answers,
                null,
                List.of(),
                null,
                null,
                Origin.CHAT,
                null);
    }
}
