package app.balcao.ticket;

import app.balcao.field.FieldValue;
import app.balcao.people.PersonalData;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its page shows it.
 *
 * @param firstReplyAt when an agent first answered
 * @param previousTicket the ticket it goes on from
 * @param actions what its reader may do to it now
 * @param bindableAgents whom the reader may make responsible; absent unless they may
 * @param fields what it has in custom fields, of its opening before those of its closing (FLD-3)
 */
public record Ticket(
        UUID id,
        long number,
        TicketKind kind,
        Origin origin,
        String subject,
        String preview,
        Named department,
        @Nullable Named category,
        int priority,
        Customer customer,
        @Nullable Named organization,
        @Nullable Named agent,
        SituationView situation,
        OffsetDateTime situationAt,
        OffsetDateTime createdAt,
        @Nullable Named createdBy,
        @Nullable OffsetDateTime firstReplyAt,
        OffsetDateTime lastMessageAt,
        Actor.Kind lastMessageBy,
        @Nullable OffsetDateTime closedAt,
        @Nullable Named closedBy,
        @Nullable String closeReason,
        boolean notifyCustomer,
        boolean notifyAgent,
        @Nullable Link previousTicket,
        List<Link> followingTickets,
        @Nullable Mailbox mailbox,
        Set<TicketAction> actions,
        @Nullable List<Named> bindableAgents,
        List<FieldValue> fields,
        int version) {

    /** Whom the ticket is for, with all of their addresses, the first one first. */
    public record Customer(
            UUID id,
            @PersonalData.Within String name,
            @PersonalData List<String> emails,
            @PersonalData @Nullable String phone,
            @Nullable Named organization) {}

    /** Another ticket this one goes on from, or is gone on by. */
    public record Link(UUID id, long number, String subject) {}

    /** The address the customer wrote to. */
    public record Mailbox(UUID id, String address) {}
}
