package app.balcao.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a shift works, worked out from its windows, its holidays and its time zone (SLA-24). Where clocks are put back,
 * an opening begins the first time its hour comes and ends the last time; where they are put forward over its hour, it
 * begins or ends at the leap.
 */
final class Timetable {

    /** How far ahead an opening or its end is looked for. */
    static final int DAYS_AHEAD = 400;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    private final Map<LocalDate, List<Span>> taken = new HashMap<>();
    private final Map<MonthDay, List<Span>> takenYearly = new HashMap<>();

    Timetable(ZoneId zone, List<WorkWindow> windows, List<Holiday> holidays) {
        this.zone = zone;
        windows.forEach(
                each -> week.computeIfAbsent(each.day(), _ -> new ArrayList<>()).add(each.span()));
        for (Holiday each : holidays) {
            if (each.yearly()) {
                takenYearly
                        .computeIfAbsent(MonthDay.from(each.day()), _ -> new ArrayList<>())
                        .add(each.taken());
            } else {
                taken.computeIfAbsent(each.day(), _ -> new ArrayList<>()).add(each.taken());
            }
        }
    }

    private record Opening(Instant from, Instant to) {

        boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    boolean isOpen(Instant at) {
        LocalDate day = dayOf(at);
        for (int offset = -1; offset <= 1; offset++) {
            if (openings(day.plusDays(offset)).stream().anyMatch(each -> each.contains(at))) {
                return true;
            }
        }
        return false;
    }

    /** When the opening that runs ends; absent when none runs, or it goes on for more than a year. */
    Optional<Instant> closesAt(Instant at) {
        if (!isOpen(at)) {
            return Optional.empty();
        }
        Instant end = at;
        LocalDate first = dayOf(at).minusDays(1);
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            for (Opening each : openings(first.plusDays(ahead))) {
                if (each.from().isAfter(end)) {
                    return Optional.of(end);
                }
                if (each.to().isAfter(end)) {
                    end = each.to();
                }
            }
            // Two days further nothing that touches this end can begin any more.
            if (dayOf(end).plusDays(2).isBefore(first.plusDays(ahead))) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    /** When it is open next: now if it is; absent when not within a year. */
    Optional<Instant> opensAt(Instant at) {
        if (isOpen(at)) {
            return Optional.of(at);
        }
        LocalDate first = dayOf(at).minusDays(1);
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            Optional<Instant> next = openings(first.plusDays(ahead)).stream()
                    .map(Opening::from)
                    .filter(each -> each.isAfter(at))
                    .min(Instant::compareTo);
            if (next.isPresent()) {
                return next;
            }
        }
        return Optional.empty();
    }

    private LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private List<Opening> openings(LocalDate day) {
        List<Span> closed = new ArrayList<>(taken.getOrDefault(day, List.of()));
        closed.addAll(takenYearly.getOrDefault(MonthDay.from(day), List.of()));
        return Span.without(week.getOrDefault(day.getDayOfWeek(), List.of()), closed).stream()
                .map(span -> new Opening(instant(day, span.starts(), true), instant(day, span.ends(), false)))
                .filter(each -> each.from().isBefore(each.to()))
                .toList();
    }

    private Instant instant(LocalDate day, int minute, boolean earlier) {
        LocalDateTime local = day.atStartOfDay().plusMinutes(minute);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition leap = zone.getRules().getTransition(local);
            return leap.getInstant();
        }
        return local.toInstant(earlier ? offsets.getFirst() : offsets.getLast());
    }
}
