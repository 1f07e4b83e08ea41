package app.balcao.notify;

import app.balcao.people.EmailNotice;
import java.util.Locale;
import java.util.Map;

/** What a notification tells. Its data are named beside each kind. */
public enum NotificationKind {
    /** A ticket waits in the queue of one of the agent's departments. */
    TICKET_OPENED(EmailNotice.NEW_TICKETS, ""),
    /** The agent became responsible by somebody's hand: {@code byName}. */
    TICKET_BOUND(EmailNotice.ASSIGNMENTS, "byName"),
    /** A ticket was passed on to the agent: {@code byName}. */
    TICKET_TRANSFERRED(EmailNotice.ASSIGNMENTS, "byName"),
    /** All that one who left had for the agent has come: {@code count} tickets, once {@code fromName}'s. */
    TICKETS_HANDED_OVER(EmailNotice.ASSIGNMENTS, "fromName"),
    /** Another agent is responsible now: {@code toName}. */
    TICKET_REBOUND(EmailNotice.ASSIGNMENTS, "toName"),
    /** The customer answered: {@code customerName}, by {@code messageId}. */
    CUSTOMER_REPLIED(EmailNotice.CUSTOMER_REPLIES, "customerName"),
    /** A comment names the agent: {@code byName}, in {@code messageId}. */
    MENTIONED(EmailNotice.MENTIONS, "byName"),
    /** An internal ticket that the agent asked for was answered: {@code byName}, by {@code messageId}. */
    REQUEST_ANSWERED(EmailNotice.REQUESTS, "byName"),
    /** An internal ticket that the agent asked for was closed: {@code byName}. */
    REQUEST_CLOSED(EmailNotice.REQUESTS, "byName"),
    /** A child of the agent's ticket was answered: {@code byName}, {@code childNumber}. */
    CHILD_ANSWERED(EmailNotice.REQUESTS, "byName"),
    /** A child of the agent's ticket was closed: {@code byName}, {@code childNumber}. */
    CHILD_CLOSED(EmailNotice.REQUESTS, "byName"),
    /** Somebody has the agent follow a ticket: {@code byName}. */
    FOLLOW_GIVEN(EmailNotice.FOLLOWED, "byName"),
    /** A ticket that the agent follows was answered: {@code byName}, by {@code messageId}. */
    FOLLOWED_ANSWERED(EmailNotice.FOLLOWED, "byName"),
    /** The customer wrote in one: {@code byName}, by {@code messageId}. */
    FOLLOWED_CUSTOMER_REPLIED(EmailNotice.FOLLOWED, "byName"),
    /** One was commented on: {@code byName}, in {@code messageId}. */
    FOLLOWED_COMMENTED(EmailNotice.FOLLOWED, "byName"),
    /** One has another status, agent or department: {@code byName}. */
    FOLLOWED_CHANGED(EmailNotice.FOLLOWED, "byName"),
    /** One was closed: {@code byName}. */
    FOLLOWED_CLOSED(EmailNotice.FOLLOWED, "byName"),
    /** One was cancelled: {@code byName}. */
    FOLLOWED_CANCELLED(EmailNotice.FOLLOWED, "byName"),
    /** One came back: {@code byName}. */
    FOLLOWED_REOPENED(EmailNotice.FOLLOWED, "byName"),
    /** A child of the agent's ticket was cancelled: {@code byName}, {@code childNumber}. */
    CHILD_CANCELLED(EmailNotice.REQUESTS, "byName"),
    /** A ticket that the agent is responsible for, or asked for, was cancelled: {@code byName}. */
    TICKET_CANCELLED(EmailNotice.ASSIGNMENTS, "byName"),
    /** A ticket of the department that the agent leads waits for them to close it: {@code byName}. */
    CLOSING_REQUESTED(EmailNotice.ASSIGNMENTS, "byName"),
    /** A ticket that the agent asked to close was sent back: {@code byName}, {@code reason}. */
    CLOSING_RETURNED(EmailNotice.ASSIGNMENTS, "byName"),
    /** An answer of the agent's that waited for its time is not sent. */
    REPLY_STOPPED(EmailNotice.FAILURES, ""),
    /**
     * Work on a ticket of the agent's is about to begin, as it was scheduled: {@code startsAt}, and {@code note}. Its e-mail
     * says {@code when} in words.
     */
    WORK_STARTS(EmailNotice.SCHEDULES, "when"),
    /** An e-mail to the customer did not arrive: {@code to}. */
    DELIVERY_FAILED(EmailNotice.FAILURES, "to"),
    /** A mailbox cannot be collected: {@code address}. For who manages mailboxes. */
    MAILBOX_FAILED(EmailNotice.FAILURES, "address"),
    /** A backup that the agent asked for can be downloaded. The mail about it is sent by who made it. */
    BACKUP_READY(EmailNotice.FAILURES, ""),
    /** A file of tickets that the agent asked for can be downloaded. There is no mail about it. */
    TICKET_EXPORT_READY(EmailNotice.FAILURES, "");

    private final EmailNotice emailNotice;
    private final String nameKey;

    NotificationKind(EmailNotice emailNotice, String nameKey) {
        this.emailNotice = emailNotice;
        this.nameKey = nameKey;
    }

    /** The agent's choice that has it come by e-mail too. */
    public EmailNotice emailNotice() {
        return emailNotice;
    }

    /** The person or the address that its data name; empty when they name none. */
    String name(Map<String, Object> data) {
        return String.valueOf(data.getOrDefault(nameKey, ""));
    }

    /** Where the console shows what it is about, when that is no ticket. */
    String path() {
        return switch (this) {
            case MAILBOX_FAILED -> "/settings/mailboxes";
            case BACKUP_READY -> "/settings/backups";
            case TICKET_EXPORT_READY -> "/tickets/exports";
            default -> "/tickets?agentId=me&state=open";
        };
    }

    /** A text of the e-mail about it. */
    String messageKey(String part) {
        return "notify.mail." + name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + part;
    }
}
