package app.balcao.ticket;

import app.balcao.field.FieldValue;
import app.balcao.people.PersonalData;
import app.balcao.people.Sight;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its page shows it.
 *
 * @param customer whom it is for; null for an internal one
 * @param requester who asked for it; null unless it is internal
 * @param firstReplyAt when an agent first answered
 * @param previousTicket the ticket it goes on from
 * @param family what escalation made of it
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
        @Nullable Customer customer,
        @Nullable Requester requester,
        @Nullable Named organization,
        @Nullable Named agent,
        SituationView situation,
        OffsetDateTime situationAt,
        @Nullable StatusView status,
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
        TicketFamily family,
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

    /**
     * The agent who asks for an internal ticket (OPN-19).
     *
     * @param department in whose name; null when they are of no department
     */
    public record Requester(UUID id, String name, @Nullable Named department) {}

    /** Who sees it. */
    @JsonIgnore
    public TicketStanding standing() {
        return new TicketStanding(
                department.id(),
                agent == null ? null : agent.id(),
                requester == null
                        ? null
                        : new Sight.Requester(
                                requester.id(),
                                requester.department() == null
                                        ? null
                                        : requester.department().id()));
    }

    /** Another ticket this one goes on from, or is gone on by. */
    public record Link(UUID id, long number, String subject) {}

    /** The address the customer wrote to. */
    public record Mailbox(UUID id, String address) {}
}
