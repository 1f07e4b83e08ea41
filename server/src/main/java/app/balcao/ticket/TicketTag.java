package app.balcao.ticket;

import app.balcao.people.TicketStatus;
import java.util.UUID;

/**
 * A tag of the account's catalogue (TAG-1).
 *
 * @param color which the console paints it in
 * @param active whether it can be given
 */
public record TicketTag(UUID id, String name, TicketStatus.Color color, boolean active, int version) {

    TagView view() {
        return new TagView(id, name, color);
    }
}
