package app.balcao.channel.email;

import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.channel.email.MailQueue.Sender;
import app.balcao.channel.email.message.ReplyAddress;
import app.balcao.channel.email.store.AgentSignatures;
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
import app.balcao.ticket.ChildNews;
import app.balcao.ticket.CustomerReplied;
import app.balcao.ticket.Origin;
import app.balcao.ticket.TicketBound;
import app.balcao.ticket.TicketChanged;
import app.balcao.ticket.TicketClosed;
import app.balcao.ticket.TicketCommented;
import app.balcao.ticket.TicketDiscarded;
import app.balcao.ticket.TicketEvent;
import app.balcao.ticket.TicketOpened;
import app.balcao.ticket.TicketReleased;
import app.balcao.ticket.TicketReopened;
import app.balcao.ticket.TicketReplied;
import app.balcao.ticket.TicketRestored;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.TicketTransferred;
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
    private final AgentSignatures signatures;
    private final DepartmentIdentities identities;
    private final Accounts accounts;
    private final Customers customers;
    private final Messages messages;

    TicketMail(
            MailQueue queue,
            OutgoingRepository repository,
            AgentSignatures signatures,
            DepartmentIdentities identities,
            Accounts accounts,
            Customers customers,
            Messages messages) {
        this.queue = queue;
        this.repository = repository;
        this.signatures = signatures;
        this.identities = identities;
        this.accounts = accounts;
        this.customers = customers;
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
            case TicketClosed closed -> closed(closed);
            case TicketReopened ignored -> {}
            case TicketDiscarded ignored -> {}
            case TicketRestored ignored -> {}
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
            write("REPLY", event.ticket(), event.actor(), event.messageId(), event.html(), event.attachmentIds());
        }
    }

    private void opened(TicketOpened event) {
        if (event.origin() == Origin.AGENT && event.ticket().notifyCustomer()) {
            write("OPENED", event.ticket(), event.actor(), event.messageId(), event.html(), event.attachmentIds());
        }
    }

    // What an agent wrote: a person's answer, so neither marked as automatic nor counted as such.
    private void write(
            String kind, TicketState ticket, Actor actor, UUID messageId, String html, List<UUID> attachmentIds) {
        Recipient to = recipient(ticket);
        if (to == null) {
            return;
        }
        String signature = actor.id() == null ? "" : signatures.of(actor.id());
        String footer = identities.find(ticket.departmentId()).orElse(NOBODY).footerHtml();
        String body = marker(to.language()) + html + below(signature) + below(footer);
        String subject =
                (kind.equals("REPLY") ? "Re: " : "") + ticket.subject().replaceFirst("(?i)^(re|res)\\s*:\\s*", "");
        add(kind, false, ticket, to, messageId, subject, body, attachmentIds);
    }

    private static String below(String html) {
        return html.isBlank() ? "" : "<div><br /></div><div>" + html + "</div>";
    }

    // The closing notice is automatic, so it repeats nothing the customer wrote, the subject included; the company's
    // name tells
    // what it is about (EML-8).
    private void closed(TicketClosed event) {
        TicketState ticket = event.ticket();
        Recipient to = ticket.notifyCustomer() ? recipient(ticket) : null;
        if (to == null) {
            return;
        }
        String reason = event.reason();
        String number = String.valueOf(ticket.number());
        String company = to.account().companyName();
        String subject = messages.text(to.language(), "email.closed.subject", number, company);
        String html = marker(to.language())
                + "<p>" + messages.text(to.language(), "email.closed.text", number, HtmlUtils.htmlEscape(company))
                + "</p>"
                + (reason == null || reason.isBlank() ? "" : PlainText.toHtml(reason))
                + "<p>" + messages.text(to.language(), "email.closed.reopen") + "</p>";
        add("CLOSED", true, ticket, to, null, subject, html, List.of());
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
        String last = thread.lastSender();
        String address = last != null && customer.emails().contains(last)
                ? last
                : customer.emails().getFirst();
        Language language = Language.ofTag(customer.language())
                .or(() -> Language.ofTag(account.language()))
                .orElse(Language.PT_BR);
        return new Recipient(account, customer.name(), address, language, thread);
    }

    private void add(
            String kind,
            boolean automatic,
            TicketState ticket,
            Recipient to,
            @Nullable UUID messageId,
            String subject,
            String html,
            List<UUID> attachmentIds) {
        Sender sender = sender(to.account(), ticket);
        queue.add(
                to.account(),
                new NewMail(
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
                        to.language().tag()));
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
