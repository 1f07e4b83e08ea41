package app.balcao.ticket.list;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A day of tickets, as the home page's charts show it.
 *
 * @param openedByHour 24 numbers, by the hour of the reader's zone
 * @param closedByHour likewise
 * @param firstReplyMedianSeconds from opening to first answer, of the tickets opened that day and answered since;
 *     null when there is none
 * @param openBySituation what stands open now, whenever it was opened
 */
public record TicketDay(
        List<Integer> openedByHour,
        List<Integer> closedByHour,
        int opened,
        int closed,
        @Nullable Long firstReplyMedianSeconds,
        List<BySituation> openBySituation,
        List<ByDepartment> openByDepartment) {

    public record BySituation(int code, String name, int count) {}

    public record ByDepartment(UUID id, String name, int count) {}
}
