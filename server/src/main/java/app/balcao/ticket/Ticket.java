package app.balcao.ticket;

import app.balcao.field.FieldValue;
import app.balcao.people.PersonalData;
import app.balcao.people.Sight;
import app.balcao.ticket.copy.TicketCopy;
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
 * @param followers agents who hear of it, by name (FLW-1)
 * @param copies who outside gets its answers in copy (CC-1)
 * @param firstReplyAt when an agent first answered
 * @param previousTicket the ticket it goes on from
 * @param family what escalation made of it
 * @param joins what merging made of it
 * @param parts what splitting made of it
 * @param work the time that is written down of it, which no customer sees (WRK-5)
 * @param closing how it comes to its end
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
        List<TagView> tags,
        List<Named> followers,
        List<TicketCopy> copies,
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
        TicketJoins joins,
        TicketParts parts,
        @Nullable Mailbox mailbox,
        Work work,
        ClosingState closing,
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

    /**
     * The time that agents worked on it.
     *
     * @param seconds all of them (WRK-4)
     * @param required whether it is not closed without any (WRK-10)
     */
    public record Work(long seconds, boolean required) {}

    /**
     * How a ticket comes to its end.
     *
     * @param byManager whether its reader only asks who leads the department to close it (CLS-8)
     * @param request what was asked, while that waits
     */
    public record ClosingState(boolean byManager, @Nullable ClosingRequest request) {}

    /** That somebody asked to close it, and what they said. */
    public record ClosingRequest(
            Named by, OffsetDateTime at, @Nullable String reason) {}

    /** Another ticket this one goes on from, or is gone on by. */
    public record Link(UUID id, long number, String subject) {}

    /** The address the customer wrote to. */
    public record Mailbox(UUID id, String address) {}
}
