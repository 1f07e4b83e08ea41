package app.balcao.ticket.trash;

import app.balcao.people.PersonalData;
import app.balcao.ticket.Named;
import app.balcao.ticket.SituationView;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in the trash.
 *
 * @param customer the name of the one it was for
 * @param deletedBy who put it there; null for the system
 * @param removedAt when it is removed for good
 */
public record DiscardedTicket(
        UUID id,
        long number,
        String subject,
        Named department,
        @PersonalData.Within @Nullable String customer,
        @Nullable Named agent,
        SituationView situation,
        OffsetDateTime deletedAt,
        @Nullable Named deletedBy,
        OffsetDateTime removedAt) {}
