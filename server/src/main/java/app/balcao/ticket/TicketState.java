package app.balcao.ticket;

import app.balcao.field.FieldPlace;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the rules and the listeners of its events need it.
 *
 * @param number the protocol people read
 * @param agentId who is responsible; null while it waits in the queue
 * @param notifyCustomer whether the customer wants the agents' answers by e-mail
 * @param notifyAgent whether the responsible agent wants the customer's messages by e-mail
 * @param mailboxId the mailbox it came in by; null when an agent opened it
 * @param replyToken unguessable, recognises an answer by e-mail
 */
public record TicketState(
        UUID id,
        long number,
        TicketKind kind,
        String subject,
        UUID departmentId,
        @Nullable UUID categoryId,
        int priority,
        UUID customerId,
        @Nullable UUID agentId,
        Situation situation,
        @Nullable OffsetDateTime firstReplyAt,
        @Nullable OffsetDateTime closedAt,
        boolean notifyCustomer,
        boolean notifyAgent,
        @Nullable UUID mailboxId,
        String replyToken,
        int version) {

    TicketState with(Situation next, @Nullable UUID agent, boolean notify) {
        return change().situation(next).agent(agent, notify).done();
    }

    /** Where it is, which says what custom fields are asked of it. */
    FieldPlace place() {
        return new FieldPlace(departmentId, categoryId);
    }

    TicketState with(Situation next) {
        return change().situation(next).done();
    }

    /** The same, closed at a time or, with null, open; of the same version. */
    TicketState closed(@Nullable OffsetDateTime at) {
        Copy copy = change();
        copy.version = version;
        copy.closedAt = at;
        return copy.done();
    }

    /** The next version of the ticket, to be changed where it differs. */
    Copy change() {
        return new Copy(this);
    }

    /** What a change makes of a ticket. */
    static final class Copy {

        private final TicketState of;
        private Situation situation;
        private @Nullable UUID agentId;
        private @Nullable OffsetDateTime closedAt;
        private boolean notifyAgent;
        private int version;

        private Copy(TicketState of) {
            this.of = of;
            situation = of.situation;
            agentId = of.agentId;
            closedAt = of.closedAt;
            notifyAgent = of.notifyAgent;
            version = of.version + 1;
        }

        Copy situation(Situation next) {
            situation = next;
            return this;
        }

        Copy agent(@Nullable UUID id, boolean notify) {
            agentId = id;
            notifyAgent = notify;
            return this;
        }

        TicketState done() {
            return new TicketState(
                    of.id,
                    of.number,
                    of.kind,
                    of.subject,
                    of.departmentId,
                    of.categoryId,
                    of.priority,
                    of.customerId,
                    agentId,
                    situation,
                    of.firstReplyAt,
                    closedAt,
                    of.notifyCustomer,
                    notifyAgent,
                    of.mailboxId,
                    of.replyToken,
                    version);
        }
    }
}
