package app.balcao.calendar.icalendar;

/** What was given is no calendar, or holds more than is taken in. */
public final class UnreadableCalendarException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean tooMuch;

    UnreadableCalendarException(String message, boolean tooMuch) {
        super(message);
        this.tooMuch = tooMuch;
    }

    /** Whether it is a calendar, but too big a one. */
    public boolean isTooMuch() {
        return tooMuch;
    }
}
