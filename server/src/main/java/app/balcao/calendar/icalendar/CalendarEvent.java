package app.balcao.calendar.icalendar;

import app.balcao.calendar.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;
import net.fortuna.ical4j.model.property.ExDate;
import net.fortuna.ical4j.model.property.RDate;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.transform.recurrence.Frequency;
import org.jspecify.annotations.Nullable;

/** An event of a calendar file: when it is, how often, and on which parts of which days. */
final class CalendarEvent {

    private static final Set<Frequency> DAYS_APART =
            Set.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);
    // Looking for occurrences begins with the first: of what begins long ago that would take long.
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final long LONGEST_DAYS = 366;

    private final VEvent event;

    CalendarEvent(VEvent event) {
        this.event = event;
    }

    String uid() {
        return text(Property.UID);
    }

    String summary() {
        return text(Property.SUMMARY);
    }

    boolean isCancelled() {
        return text(Property.STATUS).equals("CANCELLED");
    }

    private String text(String property) {
        return event.getProperty(property).map(Property::getValue).orElse("");
    }

    /** The occurrence of what repeats that this one replaces; null for none. */
    @Nullable
    Temporal insteadOf() {
        return date(Property.RECURRENCE_ID);
    }

    private @Nullable Temporal date(String property) {
        return event.getProperty(property)
                .map(each -> (Temporal) ((DateProperty<?>) each).getDate())
                .orElse(null);
    }

    /** When it begins, each time between two dates. */
    Set<Temporal> starts(ZoneId zone, LocalDate from, LocalDate to, int most) {
        Temporal first = date(Property.DTSTART);
        Set<Temporal> starts = new HashSet<>();
        if (first == null || day(first, zone).isBefore(EARLIEST)) {
            return starts;
        }
        // What began before the first day may still last on it.
        Temporal begin = like(first, from.minusDays(LONGEST_DAYS), zone);
        Temporal end = like(first, to.plusDays(1), zone);
        List<RRule<Temporal>> rules = event.getProperties(Property.RRULE);
        if (rules.isEmpty()) {
            starts.add(first);
        }
        for (RRule<Temporal> rule : rules) {
            Recur<Temporal> recur = rule.getRecur();
            if (isDaysApart(recur)) {
                starts.addAll(recur.getDates(first, begin, end, most + 1));
            }
        }
        List<RDate<Temporal>> more = event.getProperties(Property.RDATE);
        more.forEach(each -> starts.addAll(each.getDates()));
        List<ExDate<Temporal>> left = event.getProperties(Property.EXDATE);
        left.forEach(each -> starts.removeAll(each.getDates()));
        return starts;
    }

    // Rules that come back within a day are nobody's holidays, and endless work.
    private static boolean isDaysApart(Recur<Temporal> recur) {
        return DAYS_APART.contains(recur.getFrequency())
                && recur.getHourList().isEmpty()
                && recur.getMinuteList().isEmpty()
                && recur.getSecondList().isEmpty();
    }

    /** The parts of days that it takes when it begins at a time; null for a whole day. */
    Map<LocalDate, @Nullable Span> stretches(Temporal start, ZoneId zone) {
        Map<LocalDate, @Nullable Span> stretches = new LinkedHashMap<>();
        if (start instanceof LocalDate first) {
            LocalDate last = first.plusDays(Math.clamp(wholeDays(), 1, LONGEST_DAYS));
            first.datesUntil(last).forEach(day -> stretches.put(day, null));
            return stretches;
        }
        LocalDateTime from = local(start, zone);
        LocalDateTime to = from.plus(lasts(zone)).truncatedTo(ChronoUnit.MINUTES);
        for (LocalDate day = from.toLocalDate(); day.atStartOfDay().isBefore(to); day = day.plusDays(1)) {
            int starts = day.equals(from.toLocalDate()) ? minutes(from) : 0;
            int ends = day.equals(to.toLocalDate()) ? minutes(to) : 1440;
            if (starts < ends) {
                stretches.put(day, starts == 0 && ends == 1440 ? null : new Span(starts, ends));
            }
        }
        return stretches;
    }

    private long wholeDays() {
        Temporal first = date(Property.DTSTART);
        Temporal end = date(Property.DTEND);
        if (first instanceof LocalDate from && end instanceof LocalDate to) {
            return ChronoUnit.DAYS.between(from, to);
        }
        return duration().toDays();
    }

    private Duration lasts(ZoneId zone) {
        Temporal first = date(Property.DTSTART);
        Temporal end = date(Property.DTEND);
        Duration length =
                first == null || end == null ? duration() : Duration.between(local(first, zone), local(end, zone));
        Duration longest = Duration.ofDays(LONGEST_DAYS);
        return length.isNegative() || length.compareTo(longest) > 0 ? Duration.ZERO : length;
    }

    private Duration duration() {
        return event.getProperty(Property.DURATION)
                .map(each -> ((net.fortuna.ical4j.model.property.Duration) each).getDuration())
                .map(CalendarEvent::exact)
                .orElse(Duration.ZERO);
    }

    private static Duration exact(TemporalAmount amount) {
        LocalDateTime any = LocalDate.EPOCH.atStartOfDay();
        return Duration.between(any, any.plus(amount));
    }

    private static int minutes(LocalDateTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    private static LocalDate day(Temporal time, ZoneId zone) {
        return time instanceof LocalDate day ? day : local(time, zone).toLocalDate();
    }

    private static LocalDateTime local(Temporal time, ZoneId zone) {
        return switch (time) {
            case LocalDate day -> day.atStartOfDay();
            case LocalDateTime local -> local;
            case ZonedDateTime zoned -> zoned.withZoneSameInstant(zone).toLocalDateTime();
            case OffsetDateTime offset -> offset.atZoneSameInstant(zone).toLocalDateTime();
            case Instant instant -> instant.atZone(zone).toLocalDateTime();
            default -> throw new IllegalArgumentException("No time of an event: " + time);
        };
    }

    /** The beginning of a day as the same kind of time as another. */
    private static Temporal like(Temporal kind, LocalDate day, ZoneId zone) {
        return switch (kind) {
            case LocalDate _ -> day;
            case LocalDateTime _ -> day.atStartOfDay();
            case ZonedDateTime zoned -> day.atStartOfDay(zoned.getZone());
            case OffsetDateTime _ -> day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
            default -> day.atStartOfDay(zone).toInstant();
        };
    }
}
