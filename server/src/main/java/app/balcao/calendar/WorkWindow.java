package app.balcao.calendar;

import java.time.DayOfWeek;

/** A part of every such weekday in which a shift works. */
public record WorkWindow(DayOfWeek day, Span span) {}
