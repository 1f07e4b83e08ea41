package app.balcao.agenda;

import app.balcao.people.PersonalData;
import app.balcao.ticket.Named;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands in an agent's agenda: when work on one of their tickets is to begin.
 *
 * @param id of the schedule
 * @param customer whom the ticket is for; null for an internal one
 */
public record AgendaEntry(
        UUID id,
        OffsetDateTime startsAt,
        @Nullable OffsetDateTime endsAt,
        @PersonalData.Within String note,
        UUID ticketId,
        long number,
        String subject,
        int priority,
        Named department,
        @Nullable AgendaCustomer customer) {

    /** Whom a ticket is for. */
    public record AgendaCustomer(
            UUID id, @PersonalData.Within String name) {}
}
