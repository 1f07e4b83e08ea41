package app.balcao.ticket;

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
        return new TicketState(
                id,
                number,
                kind,
                subject,
                departmentId,
                categoryId,
                priority,
                customerId,
                agent,
                next,
                firstReplyAt,
                closedAt,
                notifyCustomer,
                notify,
                mailboxId,
                replyToken,
                version + 1);
    }

    TicketState with(Situation next) {
        return with(next, agentId, notifyAgent);
    }

    /** The same, closed at a time or, with null, open. */
    TicketState closed(@Nullable OffsetDateTime at) {
        return new TicketState(
                id,
                number,
                kind,
                subject,
                departmentId,
                categoryId,
                priority,
                customerId,
                agentId,
                situation,
                firstReplyAt,
                at,
                notifyCustomer,
                notifyAgent,
                mailboxId,
                replyToken,
                version);
    }
}
