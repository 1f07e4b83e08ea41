package app.balcao.ticket;

import app.balcao.people.TicketStatus;
import java.util.Locale;
import java.util.UUID;

/** The status that a ticket has (STA-1), as its page and lists show it. */
public record StatusView(UUID id, String name, TicketStatus.Color color) {

    /** As it is read from the database, which knows colours in small letters. */
    public static StatusView of(UUID id, String name, String color) {
        return new StatusView(id, name, TicketStatus.Color.valueOf(color.toUpperCase(Locale.ROOT)));
    }
}
