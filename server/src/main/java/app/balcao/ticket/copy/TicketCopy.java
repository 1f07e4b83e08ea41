package app.balcao.ticket.copy;

import app.balcao.people.PersonalData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody outside who gets a ticket's answers in copy (CC-1).
 *
 * @param failure what came back of the last mail, after which they get none; null while mail arrives
 */
public record TicketCopy(
        UUID id,
        @PersonalData.Within String name,
        @PersonalData String address,
        @PersonalData.Within @Nullable String failure) {}
