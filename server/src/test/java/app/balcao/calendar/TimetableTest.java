package app.balcao.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When a shift works, worked out by hand and by chance. */
class TimetableTest {

    private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");

    // Zones that leap at midnight, by half an hour, over a whole day, in the southern summer, and not at all.
    private static final List<String> ZONES = List.of(
            "America/Sao_Paulo",
            "America/New_York",
            "Europe/Lisbon",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Asia/Kathmandu",
            "UTC");

    private static final List<WorkWindow> OFFICE = IntStream.rangeClosed(1, 5)
            .mapToObj(DayOfWeek::of)
            .flatMap(day -> Stream.of(window(day, "08:00", "12:00"), window(day, "14:00", "18:00")))
            .toList();

    @Test
    @Rule("SLA-24")
    void officeHoursHaveAPauseAndAWeekend() {
        Timetable office = new Timetable(SAO_PAULO, OFFICE, List.of());
        Instant friday = at("2026-11-27T11:59:59");
        assertThat(office.isOpen(friday)).isTrue();
        assertThat(office.closesAt(friday)).contains(at("2026-11-27T12:00"));
        assertThat(office.isOpen(at("2026-11-27T12:00"))).isFalse();
        assertThat(office.closesAt(at("2026-11-27T12:00"))).isEmpty();
        assertThat(office.opensAt(at("2026-11-27T12:00"))).contains(at("2026-11-27T14:00"));
        assertThat(office.opensAt(at("2026-11-27T18:00"))).contains(at("2026-11-30T08:00"));
        assertThat(office.opensAt(friday)).contains(friday);
    }

    @Test
    @Rule("SLA-24")
    void aHolidayClosesTheDayOrSomeHoursOfIt() {
        Timetable office = new Timetable(
                SAO_PAULO,
                OFFICE,
                List.of(
                        new Holiday(LocalDate.of(2026, 11, 30), false, null, "Dia da cidade"),
                        new Holiday(LocalDate.of(2020, 12, 24), true, span("11:00", "24:00"), "Véspera")));
        assertThat(office.opensAt(at("2026-11-28T10:00"))).contains(at("2026-12-01T08:00"));
        assertThat(office.closesAt(at("2026-12-24T10:00"))).contains(at("2026-12-24T11:00"));
        assertThat(office.isOpen(at("2026-12-24T15:00"))).isFalse();
        assertThat(office.isOpen(at("2030-12-24T15:00"))).isFalse();
        assertThat(office.isOpen(at("2027-11-30T09:00"))).isTrue();
    }

    @Test
    void aYearlyTwentyNinthOfFebruaryIsOneInLeapYearsOnly() {
        Timetable always = new Timetable(
                SAO_PAULO, allDay(), List.of(new Holiday(LocalDate.of(2024, 2, 29), true, null, "Dia raro")));
        assertThat(always.isOpen(at("2028-02-29T10:00"))).isFalse();
        assertThat(always.isOpen(at("2027-02-28T10:00"))).isTrue();
        assertThat(always.isOpen(at("2027-03-01T10:00"))).isTrue();
    }

    @Test
    @Rule("SLA-24")
    void aNightIsOneStretchAcrossMidnight() {
        Timetable night = new Timetable(
                SAO_PAULO,
                List.of(window(DayOfWeek.FRIDAY, "22:00", "24:00"), window(DayOfWeek.SATURDAY, "00:00", "06:00")),
                List.of());
        assertThat(night.closesAt(at("2026-11-27T23:00"))).contains(at("2026-11-28T06:00"));
        assertThat(night.isOpen(at("2026-11-28T00:00"))).isTrue();
    }

    @Test
    void theClocksLeapAtMidnight() {
        // On 2018-11-04 São Paulo had no 00:00 to 01:00; on 2018-02-18 it had 23:00 to 24:00 of the day before twice.
        List<WorkWindow> evening =
                List.of(window(DayOfWeek.SATURDAY, "20:00", "23:30"), window(DayOfWeek.SUNDAY, "00:30", "06:00"));
        Timetable shift = new Timetable(SAO_PAULO, evening, List.of());
        assertThat(shift.opensAt(at("2018-11-03T23:45"))).contains(Instant.parse("2018-11-04T03:00:00Z"));
        assertThat(shift.closesAt(Instant.parse("2018-02-17T23:00:00Z")))
                .contains(Instant.parse("2018-02-18T02:30:00Z"));
        assertThat(shift.isOpen(Instant.parse("2018-02-18T01:45:00Z"))).isTrue();
    }

    @Test
    void whatNeverClosesAndWhatNeverOpensSaysSo() {
        Instant now = at("2026-11-27T10:00");
        Timetable always = new Timetable(SAO_PAULO, allDay(), List.of());
        assertThat(always.isOpen(now)).isTrue();
        assertThat(always.closesAt(now)).isEmpty();
        Timetable never = new Timetable(SAO_PAULO, List.of(), List.of());
        assertThat(never.isOpen(now)).isFalse();
        assertThat(never.opensAt(now)).isEmpty();
    }

    static Stream<Long> seeds() {
        return new Random(20261127).longs(60).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Rule("SLA-24")
    void openingsAndClosingsAgreeWithEachOther(long seed) {
        Random random = new Random(seed);
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        Timetable shift = new Timetable(zone, someWindows(random), someHolidays(random));
        for (int i = 0; i < 60; i++) {
            Instant at = Instant.parse("2011-01-01T00:00:00Z").plus(Duration.ofMinutes(random.nextInt(60 * 24 * 3000)));
            if (shift.isOpen(at)) {
                assertThat(shift.opensAt(at)).contains(at);
                shift.closesAt(at).ifPresent(end -> {
                    assertThat(end).isAfter(at);
                    assertThat(shift.isOpen(end)).isFalse();
                    assertThat(shift.isOpen(end.minusMillis(1))).isTrue();
                    assertThat(shift.isOpen(between(random, at, end))).isTrue();
                    assertThat(shift.closesAt(between(random, at, end))).contains(end);
                });
            } else {
                assertThat(shift.closesAt(at)).isEmpty();
                shift.opensAt(at).ifPresent(start -> {
                    assertThat(start).isAfter(at);
                    assertThat(shift.isOpen(start)).isTrue();
                    assertThat(shift.isOpen(start.minusMillis(1))).isFalse();
                    assertThat(shift.isOpen(between(random, at, start))).isFalse();
                    assertThat(shift.opensAt(between(random, at, start))).contains(start);
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Rule("SLA-24")
    void theClockOnTheWallDecidesWhereItDoesNotLeap(long seed) {
        Random random = new Random(seed);
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        List<WorkWindow> windows = someWindows(random);
        List<Holiday> holidays = someHolidays(random);
        Timetable shift = new Timetable(zone, windows, holidays);
        for (int i = 0; i < 200; i++) {
            ZonedDateTime at = Instant.parse("2015-01-01T00:00:00Z")
                    .plus(Duration.ofMinutes(random.nextInt(60 * 24 * 1500)))
                    .atZone(zone);
            if (leapsNear(at)) {
                continue;
            }
            int minute = at.getHour() * 60 + at.getMinute();
            boolean works =
                    windows.stream().anyMatch(each -> each.day() == at.getDayOfWeek() && within(each.span(), minute));
            boolean free =
                    holidays.stream().anyMatch(each -> falls(each, at.toLocalDate()) && within(each.taken(), minute));
            assertThat(shift.isOpen(at.toInstant())).as("%s", at).isEqualTo(works && !free);
        }
    }

    private static boolean leapsNear(ZonedDateTime at) {
        return !at.minusDays(2).getOffset().equals(at.plusDays(2).getOffset());
    }

    private static boolean within(Span span, int minute) {
        return span.starts() <= minute && minute < span.ends();
    }

    private static boolean falls(Holiday holiday, LocalDate day) {
        return holiday.yearly()
                ? holiday.day().getMonth() == day.getMonth() && holiday.day().getDayOfMonth() == day.getDayOfMonth()
                : holiday.day().equals(day);
    }

    // Overlapping ones too: the form refuses them, the answer must not depend on it.
    private static List<WorkWindow> someWindows(Random random) {
        List<WorkWindow> windows = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            windows.add(new WorkWindow(DayOfWeek.of(1 + random.nextInt(7)), someSpan(random)));
        }
        return windows;
    }

    private static List<Holiday> someHolidays(Random random) {
        List<Holiday> holidays = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            LocalDate day = LocalDate.of(2011, 1, 1).plusDays(random.nextInt(3000));
            holidays.add(new Holiday(
                    day, random.nextBoolean(), random.nextBoolean() ? null : someSpan(random), "Dia livre"));
        }
        return holidays;
    }

    private static Span someSpan(Random random) {
        int starts = random.nextInt(96) * 15;
        return new Span(starts, Math.min(1440, starts + 15 * (1 + random.nextInt(60))));
    }

    private static Instant between(Random random, Instant from, Instant to) {
        return from.plusMillis(
                (long) (random.nextDouble() * Duration.between(from, to).toMillis()));
    }

    private static List<WorkWindow> allDay() {
        return Stream.of(DayOfWeek.values())
                .map(day -> new WorkWindow(day, Span.DAY))
                .toList();
    }

    private static WorkWindow window(DayOfWeek day, String starts, String ends) {
        return new WorkWindow(day, span(starts, ends));
    }

    private static Span span(String starts, String ends) {
        return new Span(DayTime.parse(starts).orElseThrow(), DayTime.parse(ends).orElseThrow());
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SAO_PAULO).toInstant();
    }
}
