package app.balcao.ticket;

import app.balcao.people.TicketStatus;
import java.util.Locale;
import java.util.UUID;

/** A tag that a ticket has, as its page and lists show it. */
public record TagView(UUID id, String name, TicketStatus.Color color) {

    /** As it is read from the database, which knows colours in small letters. */
    public static TagView of(UUID id, String name, String color) {
        return new TagView(id, name, TicketStatus.Color.valueOf(color.toUpperCase(Locale.ROOT)));
    }
}
