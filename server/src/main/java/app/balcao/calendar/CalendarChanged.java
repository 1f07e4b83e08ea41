package app.balcao.calendar;

/** Shifts or holidays of the current account changed. Published inside the transaction that changed them. */
public record CalendarChanged() {}
