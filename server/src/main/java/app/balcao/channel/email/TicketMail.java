package app.balcao.channel.email;

import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.channel.email.MailQueue.Sender;
import app.balcao.channel.email.message.ReplyAddress;
import app.balcao.channel.email.store.AgentSignatures;
import app.balcao.channel.email.store.DeliveryEvents;
import app.balcao.channel.email.store.DepartmentIdentities;
import app.balcao.channel.email.store.DepartmentIdentities.Identity;
import app.balcao.channel.email.store.OutgoingRepository;
import app.balcao.channel.email.store.OutgoingRepository.NewMail;
import app.balcao.customer.Customer;
import app.balcao.customer.Customers;
import app.balcao.platform.Replay;
import app.balcao.platform.html.PlainText;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.copy.Addressee;
import app.balcao.ticket.copy.TicketCopies;
import app.balcao.ticket.event.ChildNews;
import app.balcao.ticket.event.ClosingDecided;
import app.balcao.ticket.event.ClosingRequested;
import app.balcao.ticket.event.CustomerReplied;
import app.balcao.ticket.event.TicketBound;
import app.balcao.ticket.event.TicketCancelled;
import app.balcao.ticket.event.TicketChanged;
import app.balcao.ticket.event.TicketClosed;
import app.balcao.ticket.event.TicketCommented;
import app.balcao.ticket.event.TicketDiscarded;
import app.balcao.ticket.event.TicketEvent;
import app.balcao.ticket.event.TicketMergeUndone;
import app.balcao.ticket.event.TicketMerged;
import app.balcao.ticket.event.TicketOpened;
import app.balcao.ticket.event.TicketReleased;
import app.balcao.ticket.event.TicketReopened;
import app.balcao.ticket.event.TicketReplied;
import app.balcao.ticket.event.TicketRestored;
import app.balcao.ticket.event.TicketSplit;
import app.balcao.ticket.event.TicketSplitUndone;
import app.balcao.ticket.event.TicketTransferred;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes to customers what happens to their tickets (RPL-6, CLS-4), in the transaction it happens in. */
@Component
class TicketMail {

    private static final int SUBJECT_LENGTH = 250;
    private static final Identity NOBODY = new Identity(null, null, "");

    private final MailQueue queue;
    private final OutgoingRepository repository;
    private final DeliveryEvents events;
    private final AgentSignatures signatures;
    private final DepartmentIdentities identities;
    private final Accounts accounts;
    private final Customers customers;
    private final TicketCopies copies;
    private final Messages messages;

    TicketMail(
            MailQueue queue,
            OutgoingRepository repository,
            DeliveryEvents events,
            AgentSignatures signatures,
            DepartmentIdentities identities,
            Accounts accounts,
            Customers customers,
            TicketCopies copies,
            Messages messages) {
        this.queue = queue;
        this.repository = repository;
        this.events = events;
        this.signatures = signatures;
        this.identities = identities;
        this.accounts = accounts;
        this.customers = customers;
        this.copies = copies;
        this.messages = messages;
    }

    @EventListener
    void on(TicketEvent event) {
        if (Replay.isRunning()) {
            return;
        }
        switch (event) {
            case TicketReplied replied -> replied(replied);
            case TicketOpened opened -> opened(opened);
            case TicketClosed closed -> ended(closed.ticket(), closed.reason(), "email.closed");
            // A customer who cancels knows of it.
            case TicketCancelled cancelled -> {
                if (cancelled.actor().kind() == Actor.Kind.AGENT) {
                    ended(cancelled.ticket(), cancelled.reason(), "email.cancelled");
                }
            }
            case ClosingRequested ignored -> {}
            case ClosingDecided ignored -> {}
            case TicketReopened ignored -> {}
            case TicketDiscarded ignored -> {}
            case TicketRestored ignored -> {}
            case TicketMerged ignored -> {}
            case TicketMergeUndone ignored -> {}
            case TicketSplit split -> split(split);
            case TicketSplitUndone ignored -> {}
            case TicketChanged ignored -> {}
            case ChildNews ignored -> {}
            case TicketReleased ignored -> {}
            case TicketTransferred ignored -> {}
            case TicketBound ignored -> {}
            case TicketCommented ignored -> {}
            case CustomerReplied ignored -> {}
        }
    }

    private void replied(TicketReplied event) {
        if (event.ticket().notifyCustomer()) {
            write(
                    "REPLY",
                    event.ticket(),
                    event.actor(),
                    new Written(event.messageId(), event.html(), event.attachmentIds()),
                    event.toCopies() ? copies.reached(event.ticket()) : List.of());
        }
    }

    private void opened(TicketOpened event) {
        if (event.actor().kind() == Actor.Kind.AGENT && event.ticket().notifyCustomer()) {
            write(
                    "OPENED",
                    event.ticket(),
                    event.actor(),
                    new Written(event.messageId(), event.html(), event.attachmentIds()),
                    copies.reached(event.ticket()));
        }
    }

    /** A message of an agent. */
    private record Written(UUID messageId, String html, List<UUID> attachmentIds) {}

    // What an agent wrote: a person's answer, so neither marked as automatic nor counted as such. A customer without an
    // address does not keep it from who is in copy: the first of them stands for the customer then.
    private void write(String kind, TicketState ticket, Actor actor, Written written, List<Addressee> inCopy) {
        Recipient customer = recipient(ticket);
        if (customer == null && inCopy.isEmpty()) {
            return;
        }
        Recipient to = customer == null ? standIn(ticket, inCopy.getFirst()) : customer;
        List<Addressee> others = inCopy.stream()
                .filter(each -> !each.address().equals(to.address()))
                .toList();
        String signature = actor.id() == null ? "" : signatures.of(actor.id());
        String footer = identities.find(ticket.departmentId()).orElse(NOBODY).footerHtml();
        String body = marker(to.language()) + written.html() + below(signature) + below(footer);
        String subject =
                (kind.equals("REPLY") ? "Re: " : "") + ticket.subject().replaceFirst("(?i)^(re|res)\\s*:\\s*", "");
        queue.add(mail(kind, false, ticket, to, written.messageId(), subject, body, written.attachmentIds()), others);
    }

    private static String below(String html) {
        return html.isBlank() ? "" : "<div><br /></div><div>" + html + "</div>";
    }

    // The notice is automatic, so it repeats nothing the customer wrote, the subject included; the company's name tells
    // what it is about (EML-8).
    private void ended(TicketState ticket, @Nullable String reason, String texts) {
        Recipient to = ticket.notifyCustomer() ? recipient(ticket) : null;
        if (to == null) {
            return;
        }
        String number = String.valueOf(ticket.number());
        String company = to.account().companyName();
        String subject = messages.text(to.language(), texts + ".subject", number, company);
        String html = marker(to.language())
                + "<p>" + messages.text(to.language(), texts + ".text", number, HtmlUtils.htmlEscape(company))
                + "</p>"
                + (reason == null || reason.isBlank() ? "" : PlainText.toHtml(reason))
                + "<p>" + messages.text(to.language(), texts + ".reopen") + "</p>";
        notice(to.account(), mail("CLOSED", true, ticket, to, null, subject, html, List.of()));
    }

    // Automatic, so it repeats nothing of what was written (EML-8).
    private void split(TicketSplit event) {
        TicketState ticket = event.ticket();
        Recipient to = event.tellsCustomer() && ticket.notifyCustomer() ? recipient(ticket) : null;
        if (to == null) {
            return;
        }
        String number = String.valueOf(ticket.number());
        String subject = messages.text(to.language(), "email.split.subject", number);
        String html = marker(to.language()) + "<p>"
                + messages.text(
                        to.language(),
                        "email.split.text",
                        number,
                        String.valueOf(event.source().number()))
                + "</p><p>" + messages.text(to.language(), "email.split.more", number) + "</p>";
        notice(to.account(), mail("SPLIT", true, ticket, to, null, subject, html, List.of()));
    }

    /** A ticket just opened by a message, which {@code messageId} names. */
    record Confirmation(
            UUID ticketId,
            long number,
            String token,
            UUID mailboxId,
            @Nullable String messageId,
            String address,
            Language language) {}

    /** Confirms that a message opened a ticket (OPN-25); repeats nothing of it (EML-8). */
    void confirm(Confirmation confirmed) {
        Account account = accounts.current();
        Language language = confirmed.language();
        Sender sender = queue.sender(account, confirmed.mailboxId(), null);
        String answered = confirmed.messageId();
        String subject = messages.text(language, "email.confirmation.subject");
        String html = marker(language) + "<p>"
                + messages.text(language, "email.confirmation.text", String.valueOf(confirmed.number())) + "</p><p>"
                + messages.text(language, "email.confirmation.more") + "</p>";
        queue.add(
                account,
                new NewMail(
                        MailQueue.newId(sender.address()),
                        "CONFIRMATION",
                        true,
                        sender.mailboxId(),
                        confirmed.ticketId(),
                        null,
                        sender.name(),
                        sender.address(),
                        "",
                        confirmed.address(),
                        answered,
                        answered == null ? List.of() : List.of(answered),
                        ReplyAddress.marked(subject, confirmed.number(), confirmed.token(), SUBJECT_LENGTH),
                        html,
                        List.of(),
                        language.tag()));
    }

    /** Whom a ticket's mail goes to. */
    private record Recipient(
            Account account, String name, String address, Language language, OutgoingRepository.Thread thread) {}

    // The address the customer wrote from last, while it is still theirs.
    private @Nullable Recipient recipient(TicketState ticket) {
        // Internal tickets are nobody's outside.
        Customer customer = ticket.customerId() == null
                ? null
                : customers.find(ticket.customerId()).orElse(null);
        if (customer == null || customer.emails().isEmpty()) {
            return null;
        }
        Account account = accounts.current();
        OutgoingRepository.Thread thread = repository.thread(ticket.id());
        String address = thread.senders().reversed().stream()
                .filter(customer.emails()::contains)
                .findFirst()
                .orElse(customer.emails().getFirst());
        Language language = Language.ofTag(customer.language())
                .or(() -> Language.ofTag(account.language()))
                .orElse(Language.PT_BR);
        return new Recipient(account, customer.name(), address, language, thread);
    }

    private Recipient standIn(TicketState ticket, Addressee person) {
        Account account = accounts.current();
        return new Recipient(
                account,
                person.name(),
                person.address(),
                Language.ofTag(account.language()).orElse(Language.PT_BR),
                repository.thread(ticket.id()));
    }

    /** Queues what tells of a ticket; that it is held back is told there (EML-8). */
    private void notice(Account account, NewMail mail) {
        if (!queue.add(account, mail) && mail.ticketId() != null) {
            events.addHeldBack(mail.ticketId());
        }
    }

    private NewMail mail(
            String kind,
            boolean automatic,
            TicketState ticket,
            Recipient to,
            @Nullable UUID messageId,
            String subject,
            String html,
            List<UUID> attachmentIds) {
        Sender sender = sender(to.account(), ticket);
        return new NewMail(
                MailQueue.newId(sender.address()),
                kind,
                automatic,
                sender.mailboxId(),
                ticket.id(),
                messageId,
                sender.name(),
                sender.address(),
                automatic ? "" : to.name(),
                to.address(),
                answered(to.thread()),
                to.thread().ids(),
                ReplyAddress.marked(subject, ticket.number(), ticket.replyToken(), SUBJECT_LENGTH),
                html,
                attachmentIds,
                to.language().tag());
    }

    // The department's choice comes before the mailbox that the customer wrote to (DEP-7).
    private Sender sender(Account account, TicketState ticket) {
        Identity identity = identities.find(ticket.departmentId()).orElse(NOBODY);
        UUID mailbox = identity.mailboxId() == null ? ticket.mailboxId() : identity.mailboxId();
        Sender sender = queue.sender(account, mailbox, ticket.departmentId());
        String name = identity.fromName();
        return name == null ? sender : new Sender(sender.mailboxId(), name, sender.address());
    }

    private static @Nullable String answered(OutgoingRepository.Thread thread) {
        List<String> ids = thread.ids();
        return thread.lastIncoming() != null || ids.isEmpty() ? thread.lastIncoming() : ids.getLast();
    }

    private String marker(Language language) {
        return "<div style=\"color:#868e96;font-size:11px\">##- " + messages.text(language, "email.marker")
                + " -##</div><div><br /></div>";
    }
}
