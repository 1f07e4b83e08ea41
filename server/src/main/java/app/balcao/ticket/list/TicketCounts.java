package app.balcao.ticket.list;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How many tickets stand in each queue of the home page.
 *
 * @param teamOpen null for who leads no team, as is {@code teamWaiting} (TAB-7)
 */
public record TicketCounts(
        @JsonProperty("new") int fresh,
        int replied,
        int newlyBound,
        int open,
        @Nullable Integer teamOpen,
        @Nullable Integer teamWaiting) {}
