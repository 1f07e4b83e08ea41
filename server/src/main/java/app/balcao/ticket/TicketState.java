package app.balcao.ticket;

import app.balcao.field.FieldPlace;
import app.balcao.people.ActingAgent;
import app.balcao.people.Sight;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the rules and the listeners of its events need it.
 *
 * @param number the protocol people read
 * @param customerId whom it is for; null for an internal one
 * @param requester who asked for it; null unless it is internal
 * @param parentId the ticket that was escalated to it; null unless it is such a one
 * @param mergedInto the ticket that has its messages now; null unless it was merged
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
        @Nullable UUID customerId,
        Sight.@Nullable Requester requester,
        @Nullable UUID parentId,
        @Nullable UUID mergedInto,
        @Nullable UUID agentId,
        Situation situation,
        @Nullable OffsetDateTime firstReplyAt,
        @Nullable OffsetDateTime closedAt,
        boolean notifyCustomer,
        boolean notifyAgent,
        @Nullable UUID mailboxId,
        String replyToken,
        int version) {

    public TicketState with(Situation next, @Nullable UUID agent, boolean notify) {
        return change().situation(next).agent(agent, notify).done();
    }

    /** Where it is, which says what custom fields are asked of it. */
    public FieldPlace place() {
        return new FieldPlace(departmentId, categoryId);
    }

    public TicketState with(Situation next) {
        return change().situation(next).done();
    }

    /** The same, closed at a time or, with null, open; of the same version. */
    TicketState closed(@Nullable OffsetDateTime at) {
        Copy copy = change();
        copy.version = version;
        copy.closedAt = at;
        return copy.done();
    }

    public boolean isSeenBy(ActingAgent acting) {
        return acting.sight().sees(departmentId, agentId, requester);
    }

    /** Whether what somebody writes comes from the side that asks: from a customer, or who asked for an internal ticket. */
    public boolean isAskedBy(Actor writer) {
        return writer.kind() == Actor.Kind.CUSTOMER
                || (requester != null
                        && requester.agentId().equals(writer.id())
                        && !requester.agentId().equals(agentId));
    }

    /** The next version of the ticket, to be changed where it differs. */
    public Copy change() {
        return new Copy(this);
    }

    /** What a change makes of a ticket. */
    public static final class Copy {

        private final TicketState of;
        private Situation situation;
        private @Nullable UUID agentId;
        private @Nullable OffsetDateTime closedAt;
        private boolean notifyAgent;
        private String subject;
        private int priority;
        private @Nullable UUID customerId;
        private boolean notifyCustomer;
        private UUID departmentId;
        private @Nullable UUID categoryId;
        private @Nullable UUID mergedInto;
        private int version;

        private Copy(TicketState of) {
            this.of = of;
            situation = of.situation;
            agentId = of.agentId;
            closedAt = of.closedAt;
            notifyAgent = of.notifyAgent;
            subject = of.subject;
            priority = of.priority;
            customerId = of.customerId;
            notifyCustomer = of.notifyCustomer;
            departmentId = of.departmentId;
            categoryId = of.categoryId;
            mergedInto = of.mergedInto;
            version = of.version + 1;
        }

        public Copy situation(Situation next) {
            situation = next;
            return this;
        }

        public Copy agent(@Nullable UUID id, boolean notify) {
            agentId = id;
            notifyAgent = notify;
            return this;
        }

        public Copy place(UUID department, @Nullable UUID category) {
            departmentId = department;
            categoryId = category;
            return this;
        }

        public Copy opening(String newSubject, int newPriority, @Nullable UUID customer, boolean notify) {
            subject = newSubject;
            priority = newPriority;
            customerId = customer;
            notifyCustomer = notify;
            return this;
        }

        public Copy mergedInto(@Nullable UUID target) {
            mergedInto = target;
            return this;
        }

        public Copy closedAt(@Nullable OffsetDateTime at) {
            closedAt = at;
            return this;
        }

        public TicketState done() {
            return new TicketState(
                    of.id,
                    of.number,
                    of.kind,
                    subject,
                    departmentId,
                    categoryId,
                    priority,
                    customerId,
                    of.requester,
                    of.parentId,
                    mergedInto,
                    agentId,
                    situation,
                    of.firstReplyAt,
                    closedAt,
                    notifyCustomer,
                    notifyAgent,
                    of.mailboxId,
                    of.replyToken,
                    version);
        }
    }
}
