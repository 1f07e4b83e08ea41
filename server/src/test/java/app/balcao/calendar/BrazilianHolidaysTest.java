package app.balcao.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import app.balcao.calendar.BrazilianHolidays.DayOff;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrazilianHolidaysTest {

    @Test
    @Rule("HOL-2")
    void theyAreThoseOfTheLawAndThoseOfCustom() {
        assertThat(BrazilianHolidays.of(2026).stream()
                        .filter(each -> !each.optional())
                        .map(DayOff::day))
                .containsExactly(
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 4, 3),
                        LocalDate.of(2026, 4, 21),
                        LocalDate.of(2026, 5, 1),
                        LocalDate.of(2026, 9, 7),
                        LocalDate.of(2026, 10, 12),
                        LocalDate.of(2026, 11, 2),
                        LocalDate.of(2026, 11, 15),
                        LocalDate.of(2026, 11, 20),
                        LocalDate.of(2026, 12, 25));
        assertThat(BrazilianHolidays.of(2026).stream().filter(DayOff::optional).map(DayOff::day))
                .containsExactly(
                        LocalDate.of(2026, 2, 16),
                        LocalDate.of(2026, 2, 17),
                        LocalDate.of(2026, 2, 18),
                        LocalDate.of(2026, 6, 4));
    }

    @Test
    @Rule("HOL-2")
    void blackAwarenessIsNationalSince2024() {
        assertThat(BrazilianHolidays.of(2023)).noneMatch(each -> each.day().equals(LocalDate.of(2023, 11, 20)));
        assertThat(BrazilianHolidays.of(2024))
                .anyMatch(each -> each.day().equals(LocalDate.of(2024, 11, 20)) && !each.optional());
    }

    @ParameterizedTest
    @CsvSource({
        "1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21",
        "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22"
    })
    void easterIsWhereTheTablesHaveIt(LocalDate easter) {
        assertThat(BrazilianHolidays.easter(easter.getYear())).isEqualTo(easter);
    }

    @Test
    void easterIsASundayInMarchOrAprilOfEveryYear() {
        IntStream.range(1900, 3000).mapToObj(BrazilianHolidays::easter).forEach(each -> {
            assertThat(each.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
            assertThat(each).isBetween(LocalDate.of(each.getYear(), 3, 22), LocalDate.of(each.getYear(), 4, 25));
        });
    }
}
