package app.balcao.channel.email;

import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.channel.email.IncomingContent.Content;
import app.balcao.channel.email.IncomingEmail.Outcome;
import app.balcao.channel.email.OutgoingEmail.State;
import app.balcao.channel.email.message.AutomaticMail;
import app.balcao.channel.email.message.AutomaticMail.Kind;
import app.balcao.channel.email.message.AutomaticMail.Verdict;
import app.balcao.channel.email.message.Bounce;
import app.balcao.channel.email.message.IncomingMessage;
import app.balcao.channel.email.message.MailAddress;
import app.balcao.channel.email.message.ReplyAddress;
import app.balcao.channel.email.message.Threading;
import app.balcao.channel.email.store.DeliveryEvents;
import app.balcao.channel.email.store.MailboxRepository;
import app.balcao.channel.email.store.OutgoingRepository;
import app.balcao.channel.email.store.TicketLookup;
import app.balcao.customer.Customer;
import app.balcao.customer.Customers;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.tenant.Tenant;
import app.balcao.platform.text.EmailAddress;
import app.balcao.ticket.CustomerMessage;
import app.balcao.ticket.CustomerReplies;
import app.balcao.ticket.FollowUp;
import app.balcao.ticket.OpenedTicket;
import app.balcao.ticket.Origin;
import app.balcao.ticket.TicketOpening;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what becomes of one message, and does it, inside the caller's transaction. */
@Component
class IncomingDecision {

    private final MailboxRepository mailboxes;
    private final OutgoingRepository outgoing;
    private final TicketLookup tickets;
    private final DeliveryEvents ticketFacts;
    private final BlockedAddresses blocked;
    private final Deliveries deliveries;
    private final TicketMail ticketMail;
    private final Accounts accounts;
    private final Customers customers;
    private final TicketOpening opening;
    private final CustomerReplies replies;
    private final IncomingCopies copies;
    private final Clock clock;

    IncomingDecision(
            MailboxRepository mailboxes,
            OutgoingRepository outgoing,
            TicketLookup tickets,
            DeliveryEvents ticketFacts,
            BlockedAddresses blocked,
            Deliveries deliveries,
            TicketMail ticketMail,
            Accounts accounts,
            Customers customers,
            TicketOpening opening,
            CustomerReplies replies,
            IncomingCopies copies,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.outgoing = outgoing;
        this.tickets = tickets;
        this.ticketFacts = ticketFacts;
        this.blocked = blocked;
        this.deliveries = deliveries;
        this.ticketMail = ticketMail;
        this.accounts = accounts;
        this.customers = customers;
        this.opening = opening;
        this.replies = replies;
        this.copies = copies;
        this.clock = clock;
    }

    /** What became of a message. */
    record Result(
            Outcome outcome,
            String reason,
            @Nullable UUID ticketId,
            @Nullable UUID messageId) {

        static Result without(Outcome outcome, String reason) {
            return new Result(outcome, reason, null, null);
        }
    }

    /** A message with no address to answer to; it is set aside. */
    static final class NoSenderException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoSenderException() {
            super("The message names no sender that could be answered");
        }
    }

    /** What kind of message it is. */
    Verdict judge(IncomingMessage message) {
        return AutomaticMail.judge(message, Tenant.id().toString(), new HashSet<>(mailboxes.addresses()));
    }

    /** Handles a message and tells what became of it. */
    Result decide(UUID mailboxId, IncomingMessage message, Content content, byte[] source) {
        Verdict verdict = judge(message);
        if (verdict.kind() == Kind.BOUNCE) {
            return bounce(Bounce.read(message));
        }
        String id = message.messageId();
        if (id != null && outgoing.findByRfcId(List.of(id), null).isPresent()) {
            return Result.without(Outcome.IGNORED, "Message-ID of our own");
        }
        if (verdict.ignored()) {
            return Result.without(Outcome.IGNORED, verdict.reason());
        }
        MailAddress sender = sender(message);
        if (blocked.blocks(sender.address())) {
            return Result.without(Outcome.BLOCKED, "blocked address");
        }
        MailboxRepository.Collected mailbox = mailboxes.toCollect(mailboxId).orElseThrow(Problem::notFound);
        return toTicket(mailbox, message, sender, content, source, verdict);
    }

    private Result toTicket(
            MailboxRepository.Collected mailbox,
            IncomingMessage message,
            MailAddress sender,
            Content content,
            byte[] source,
            Verdict verdict) {
        Account account = accounts.current();
        Threading.Decision decision = Threading.decide(
                Threading.Facts.of(message, sender.address(), clock.instant(), account.reopenDays()), tickets);
        UUID previous = null;
        if (decision instanceof Threading.FollowUp follow) {
            // Whoever is in copy of a ticket may never have been a customer.
            Customer party = customers.findOrCreateByEmail(sender.address(), sender.name());
            FollowUp result =
                    replies.append(follow.ticketId(), written(mailbox, party.id(), message, content, source, null));
            if (result instanceof FollowUp.Appended appended) {
                copies.take(appended.ticketId(), message, sender, party);
                return new Result(Outcome.FOLLOWED_UP, "", appended.ticketId(), appended.messageId());
            }
            previous = follow.ticketId();
        } else if (decision instanceof Threading.NewTicket created) {
            previous = created.previousTicketId();
        }
        Customer customer = customers.findOrCreateByEmail(sender.address(), sender.name());
        if (!customer.canOpenTickets()) {
            return Result.without(Outcome.BLOCKED, "customer may not open tickets");
        }
        OpenedTicket opened = opening.open(written(mailbox, customer.id(), message, content, source, previous));
        copies.take(opened.id(), message, sender, customer);
        if (account.confirmByEmail() && verdict.kind() == Kind.PERSONAL) {
            ticketMail.confirm(new TicketMail.Confirmation(
                    opened.id(),
                    opened.number(),
                    ticketFacts.token(opened.id()).orElseThrow(),
                    mailbox.id(),
                    message.messageId(),
                    sender.address(),
                    language(account, customer)));
        }
        return new Result(Outcome.OPENED, "", opened.id(), opened.messageId());
    }

    private static Language language(Account account, Customer customer) {
        return Language.ofTag(customer.language())
                .or(() -> Language.ofTag(account.language()))
                .orElse(Language.PT_BR);
    }

    private static CustomerMessage written(
            MailboxRepository.Collected mailbox,
            UUID customerId,
            IncomingMessage message,
            Content content,
            byte[] source,
            @Nullable UUID previous) {
        return new CustomerMessage(
                customerId,
                mailbox.departmentId(),
                mailbox.categoryId(),
                mailbox.priority(),
                ReplyAddress.withoutMarks(message.subject()),
                content.html(),
                content.quotedHtml(),
                content.files(),
                source,
                mailbox.id(),
                Origin.EMAIL,
                previous);
    }

    // From is who wrote; Reply-To and the envelope stand in for a sender that left it out.
    private static MailAddress sender(IncomingMessage message) {
        MailAddress from = message.from();
        if (from == null && !message.replyTo().isEmpty()) {
            from = message.replyTo().getFirst();
        }
        String envelope = message.returnPath();
        if (from == null && envelope != null && !envelope.isEmpty()) {
            from = new MailAddress("", envelope);
        }
        if (from == null) {
            throw new NoSenderException();
        }
        String name = from.name();
        return EmailAddress.canonical(from.address())
                .map(address -> new MailAddress(name, address))
                .orElseThrow(NoSenderException::new);
    }

    private Result bounce(Bounce bounce) {
        Optional<OutgoingRepository.Sending> about =
                bounce.about().isEmpty() ? Optional.empty() : outgoing.findByRfcId(bounce.about(), bounce.recipient());
        String said = bounce.reason().isEmpty() ? String.valueOf(bounce.status()) : bounce.reason();
        if (about.isEmpty()) {
            return Result.without(Outcome.BOUNCE, said);
        }
        if (bounce.outcome() == Bounce.Outcome.FAILED) {
            failed(about.get(), bounce.recipient(), said);
        }
        return new Result(
                Outcome.BOUNCE,
                said,
                about.get().mail().ticketId(),
                about.get().mail().messageId());
    }

    // Of a mail to several, only a report that names one of them is about theirs.
    private void failed(OutgoingRepository.Sending sent, @Nullable String recipient, String said) {
        if (!sent.mail().toAddress().equals(recipient) && outgoing.hasCopies(sent)) {
            deliveries.failedSomewhere(sent, recipient == null ? "" : recipient, said);
        } else if (sent.state() != State.BOUNCED) {
            deliveries.failed(sent, State.BOUNCED, said);
        }
    }
}
