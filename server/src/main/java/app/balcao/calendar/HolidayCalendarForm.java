package app.balcao.calendar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator fills in for a calendar.
 *
 * @param feedUrl where its days come from; null when they are given
 * @param days ignored with a feed
 */
public record HolidayCalendarForm(String name, @Nullable String feedUrl, List<Holiday> days) {}
