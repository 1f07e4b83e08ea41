package app.balcao.calendar.icalendar;

import app.balcao.calendar.Holiday;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.CalendarParserFactory;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;

/**
 * Reads the days of a calendar file. Of what repeats, the days between two dates are taken. Whatever the file holds,
 * reading it takes bounded time and memory.
 */
public final class CalendarFile {

    /** Longest text that is read. */
    public static final int MOST_CHARACTERS = 1_000_000;

    private static final int MOST_EVENTS = 5_000;
    private static final int LONGEST_NAME = 200;
    private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]");
    private static final Pattern ZONE = Pattern.compile(";TZID=\"?([^:;\"\\r\\n]+)\"?");
    private static final Pattern ZONE_DEFINITIONS =
            Pattern.compile("(?s)BEGIN:VTIMEZONE\\r?\\n.*?END:VTIMEZONE\\r?\\n");

    private final ZoneId zone;
    private final LocalDate from;
    private final LocalDate to;
    private final int most;

    /**
     * @param zone whose days timed events fall on, and what unknown zones are taken for
     * @param most days that are taken in; more are too much
     */
    public CalendarFile(ZoneId zone, LocalDate from, LocalDate to, int most) {
        this.zone = zone;
        this.from = from;
        this.to = to;
        this.most = most;
    }

    /**
     * The days in order, each stretch of a day once.
     *
     * @throws UnreadableCalendarException for what is no calendar, and for too big a one
     */
    public List<Holiday> read(String text) throws UnreadableCalendarException {
        if (text.length() > MOST_CHARACTERS) {
            throw new UnreadableCalendarException("Too long", true);
        }
        List<VEvent> events = parse(text).getComponents(VEvent.VEVENT);
        if (events.size() > MOST_EVENTS) {
            throw new UnreadableCalendarException("Too many events", true);
        }
        Set<String> moved = moved(events);
        List<Holiday> days = new ArrayList<>();
        for (VEvent each : events) {
            days.addAll(days(each, moved));
            if (days.size() > most) {
                throw new UnreadableCalendarException("Too many days", true);
            }
        }
        return days.stream()
                .distinct()
                .sorted(Comparator.comparing(Holiday::day).thenComparing(Holiday::name))
                .toList();
    }

    private Calendar parse(String text) throws UnreadableCalendarException {
        String unfolded = FOLD.matcher(text.strip() + "\r\n").replaceAll("");
        String bare = ZONE_DEFINITIONS.matcher(unfolded).replaceAll("");
        String known = ZONE.matcher(bare)
                .replaceAll(match -> Matcher.quoteReplacement(
                        ";TZID=" + JavaZones.named(match.group(1), zone).getId()));
        try {
            return new CalendarBuilder(CalendarParserFactory.getInstance().get(), new JavaZones())
                    .build(new StringReader(known));
        } catch (IOException | ParserException | RuntimeException unreadable) {
            throw new UnreadableCalendarException(String.valueOf(unreadable.getMessage()), false);
        }
    }

    /** Occurrences of what repeats that another event of the file stands in for. */
    private static Set<String> moved(List<VEvent> events) {
        Set<String> moved = new HashSet<>();
        for (VEvent each : events) {
            CalendarEvent event = new CalendarEvent(each);
            Temporal instead = event.insteadOf();
            if (instead != null) {
                moved.add(event.uid() + " " + instead);
            }
        }
        return moved;
    }

    // An event that cannot be made sense of is left out: the others of a feed are not to be lost by it.
    private List<Holiday> days(VEvent component, Set<String> moved) {
        CalendarEvent event = new CalendarEvent(component);
        List<Holiday> days = new ArrayList<>();
        try {
            if (event.isCancelled()) {
                return days;
            }
            for (Temporal start : event.starts(zone, from, to, most)) {
                if (event.insteadOf() != null || !moved.contains(event.uid() + " " + start)) {
                    event.stretches(start, zone).forEach((day, span) -> {
                        if (!day.isBefore(from) && !day.isAfter(to)) {
                            days.add(new Holiday(day, false, span, name(event.summary())));
                        }
                    });
                }
            }
        } catch (RuntimeException senseless) {
            return List.of();
        }
        return days;
    }

    private static String name(String summary) {
        String name = summary.replaceAll("\\p{Cntrl}+", " ").strip();
        if (name.isEmpty()) {
            return "–";
        }
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, name.codePointCount(0, LONGEST_NAME)));
    }
}
