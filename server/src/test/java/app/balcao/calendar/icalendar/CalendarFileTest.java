package app.balcao.calendar.icalendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.Rule;
import app.balcao.calendar.Holiday;
import app.balcao.calendar.Span;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Days out of calendar files, good ones and those made to hurt. */
class CalendarFileTest {

    private static final CalendarFile FILE = new CalendarFile(
            ZoneId.of("America/Sao_Paulo"), LocalDate.of(2026, 1, 1), LocalDate.of(2028, 12, 31), 2000);

    @Test
    @Rule("HOL-3")
    void wholeDaysSeveralDaysAndHours() throws UnreadableCalendarException {
        List<Holiday> days = FILE.read(calendar(
                event("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", "SUMMARY:Recesso de\\, Natal"),
                event("DTSTART;VALUE=DATE:20260709", "SUMMARY:Revolução Constitucionalista"),
                event("DTSTART;TZID=America/Sao_Paulo:20260218T000000", "DURATION:PT14H", "SUMMARY:Cinzas"),
                event("DTSTART:20260101T150000Z", "DTEND:20260101T170000Z", "SUMMARY:Em Greenwich"),
                event("DTSTART;TZID=E. South America Standard Time:20260302T220000", "DURATION:PT4H", "SUMMARY:Noite"),
                event("DTSTART;TZID=Lua/Mar:20260303T080000", "DURATION:PT1H", "SUMMARY:Lua")));
        assertThat(days)
                .containsExactly(
                        new Holiday(LocalDate.of(2026, 1, 1), false, new Span(720, 840), "Em Greenwich"),
                        new Holiday(LocalDate.of(2026, 2, 18), false, new Span(0, 840), "Cinzas"),
                        new Holiday(LocalDate.of(2026, 3, 2), false, new Span(1320, 1440), "Noite"),
                        new Holiday(LocalDate.of(2026, 3, 3), false, new Span(480, 540), "Lua"),
                        new Holiday(LocalDate.of(2026, 3, 3), false, new Span(0, 120), "Noite"),
                        new Holiday(LocalDate.of(2026, 7, 9), false, null, "Revolução Constitucionalista"),
                        new Holiday(LocalDate.of(2026, 12, 24), false, null, "Recesso de, Natal"),
                        new Holiday(LocalDate.of(2026, 12, 25), false, null, "Recesso de, Natal"),
                        new Holiday(LocalDate.of(2026, 12, 26), false, null, "Recesso de, Natal"));
    }

    @Test
    @Rule("HOL-3")
    void whatRepeatsIsTakenYearByYearWithoutItsExceptions() throws UnreadableCalendarException {
        List<Holiday> days = FILE.read(calendar(
                event(
                        "UID:a",
                        "DTSTART;VALUE=DATE:19990101",
                        "RRULE:FREQ=YEARLY",
                        "EXDATE;VALUE=DATE:20270101",
                        "SUMMARY:Ano"),
                event("UID:b", "DTSTART;VALUE=DATE:20260504", "RRULE:FREQ=MONTHLY;COUNT=3", "SUMMARY:Balanço"),
                event(
                        "UID:b",
                        "RECURRENCE-ID;VALUE=DATE:20260604",
                        "DTSTART;VALUE=DATE:20260608",
                        "SUMMARY:Balanço adiado"),
                event("UID:c", "DTSTART;VALUE=DATE:20260901", "RDATE;VALUE=DATE:20260915", "SUMMARY:Duas vezes"),
                event("UID:d", "DTSTART;VALUE=DATE:20261001", "STATUS:CANCELLED", "SUMMARY:Cancelado")));
        assertThat(days)
                .extracting(each -> each.day() + " " + each.name())
                .containsExactly(
                        "2026-01-01 Ano",
                        "2026-05-04 Balanço",
                        "2026-06-08 Balanço adiado",
                        "2026-07-04 Balanço",
                        "2026-09-01 Duas vezes",
                        "2026-09-15 Duas vezes",
                        "2028-01-01 Ano");
    }

    @Test
    @Rule("HOL-3")
    void aDayThatBeganInTheYearBeforeStillCounts() throws UnreadableCalendarException {
        assertThat(FILE.read(
                        calendar(event("DTSTART;VALUE=DATE:20251229", "DTEND;VALUE=DATE:20260103", "SUMMARY:Férias"))))
                .extracting(Holiday::day)
                .containsExactly(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2));
    }

    @Test
    void oneSenselessEventLosesNoOther() throws UnreadableCalendarException {
        assertThat(FILE.read(calendar(
                        event("SUMMARY:Sem dia"),
                        event(
                                "DTSTART;VALUE=DATE:20260506",
                                "DTEND;VALUE=DATE:20200101",
                                "SUMMARY:" + "x".repeat(5000)),
                        event("DTSTART;VALUE=DATE:20260505"))))
                .extracting(each -> each.name().length())
                .containsExactly(1, 200);
    }

    @Test
    void definitionsOfTimeZonesAreNotKeptInTheProgram() throws UnreadableCalendarException {
        FILE.read(calendar(event("DTSTART;TZID=America/Sao_Paulo:20260505T100000")));
        int before = ZoneRulesProvider.getAvailableZoneIds().size();
        String zone = "BEGIN:VTIMEZONE\r\nTZID:Minha\r\nTZURL:http://127.0.0.1:9/minha.ics\r\nBEGIN:STANDARD\r\n"
                + "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
        assertThat(FILE.read(
                        calendar(zone + event("DTSTART;TZID=Minha:20260505T100000", "DURATION:PT1H", "SUMMARY:Aqui"))))
                .containsExactly(new Holiday(LocalDate.of(2026, 5, 5), false, new Span(600, 660), "Aqui"));
        assertThat(ZoneRulesProvider.getAvailableZoneIds()).hasSize(before);
    }

    @Test
    @Timeout(20)
    void filesMadeToHurtEndSoon() throws UnreadableCalendarException {
        for (String rule : List.of(
                "FREQ=SECONDLY",
                "FREQ=MINUTELY",
                "FREQ=HOURLY",
                "FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2;BYSECOND=1,2",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=DAILY;INTERVAL=1;BYMONTHDAY=31;BYMONTH=2")) {
            assertThat(FILE.read(calendar(event("DTSTART:19700101T000000Z", "RRULE:" + rule))))
                    .as(rule)
                    .isEmpty();
        }
        assertThat(FILE.read(calendar(event("DTSTART;VALUE=DATE:00010101", "RRULE:FREQ=DAILY"))))
                .isEmpty();
        assertThat(FILE.read(calendar(event("DTSTART;VALUE=DATE:20260101", "DTEND;VALUE=DATE:99991231"))))
                .hasSize(366);
        String daily = event("DTSTART;VALUE=DATE:19000101", "RRULE:FREQ=DAILY", "SUMMARY:Todo dia");
        assertThatThrownBy(() -> FILE.read(calendar(daily.repeat(900))))
                .isInstanceOfSatisfying(UnreadableCalendarException.class, each -> assertThat(each.isTooMuch())
                        .isTrue());
        assertThatThrownBy(() -> FILE.read("x".repeat(1_000_001)))
                .isInstanceOfSatisfying(UnreadableCalendarException.class, each -> assertThat(each.isTooMuch())
                        .isTrue());
    }

    @Test
    void whatIsNoCalendarSaysSo() {
        for (String text :
                List.of("", "oi", "<html></html>", "BEGIN:VCALENDAR", "BEGIN:VCALENDAR\r\nEND:VEVENT\r\n", "\0\1\2")) {
            assertThatThrownBy(() -> FILE.read(text))
                    .as(text)
                    .isInstanceOfSatisfying(UnreadableCalendarException.class, each -> assertThat(each.isTooMuch())
                            .isFalse());
        }
    }

    @Test
    @Timeout(60)
    void whateverIsBrokenInAFileItIsReadOrRefused() {
        String good = calendar(
                event(
                        "UID:a",
                        "DTSTART;VALUE=DATE:20200101",
                        "RRULE:FREQ=YEARLY;BYMONTH=1,3",
                        "EXDATE;VALUE=DATE:20270101"),
                event("DTSTART;TZID=America/Sao_Paulo:20260218T000000", "DURATION:PT14H", "SUMMARY:Cinzas"));
        Random random = new Random(7);
        for (int i = 0; i < 1500; i++) {
            StringBuilder broken = new StringBuilder(good);
            for (int j = random.nextInt(6); j >= 0; j--) {
                int at = random.nextInt(broken.length());
                switch (random.nextInt(3)) {
                    case 0 -> broken.deleteCharAt(at);
                    case 1 -> broken.setCharAt(at, (char) (32 + random.nextInt(95)));
                    default -> broken.insert(at, good, at / 2, Math.min(good.length(), at / 2 + 30));
                }
            }
            try {
                assertThat(FILE.read(broken.toString())).hasSizeLessThanOrEqualTo(2000);
            } catch (UnreadableCalendarException refused) {
                assertThat(refused).isNotNull();
            }
        }
    }

    @Test
    void aLongFileOfPlainDaysIsReadQuickly() throws UnreadableCalendarException {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            events.append(event(
                    "DTSTART;VALUE=DATE:"
                            + LocalDate.of(2026, 1, 1).plusDays(i).toString().replace("-", ""),
                    "SUMMARY:Dia " + i));
        }
        long before = System.nanoTime();
        assertThat(FILE.read(calendar(events.toString()))).hasSize(1000);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    private static String calendar(String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Feriados//PT\r\n" + String.join("", events)
                + "END:VCALENDAR\r\n";
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\nDTSTAMP:20260101T000000Z\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n";
    }
}
