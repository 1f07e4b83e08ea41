package app.balcao.people;

import java.util.List;
import java.util.UUID;

/**
 * What a customer may be told of how a ticket goes inside the company (Status, STA-1); other than its situation, which
 * the program works out (STA-2).
 *
 * @param color which the console paints it in
 * @param active whether it is offered
 * @param position its place among the others
 * @param shownToCustomers whether customers see it
 * @param pausesSla whether the time of a ticket that has it does not count (STA-11)
 * @param departments those that offer it (STA-8)
 */
public record TicketStatus(
        UUID id,
        String name,
        Color color,
        boolean active,
        int position,
        boolean shownToCustomers,
        boolean pausesSla,
        List<Department.Named> departments,
        int version) {

    /** Of the console's palette. */
    public enum Color {
        GRAY,
        RED,
        ORANGE,
        YELLOW,
        GREEN,
        TEAL,
        BLUE,
        VIOLET
    }
}
