package app.balcao.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Brazil's days off in a year: the national holidays, and the days on which most people are let off though no law makes
 * them holidays (pontos facultativos).
 */
public final class BrazilianHolidays {

    /** Consciência Negra is a national holiday since then (Lei 14.759/2023). */
    private static final int BLACK_AWARENESS_SINCE = 2024;

    private BrazilianHolidays() {}

    /**
     * A day off.
     *
     * @param name in Portuguese, as people call it
     * @param optional whether no law makes it a holiday
     */
    public record DayOff(LocalDate day, String name, boolean optional) {}

    /** The days off of a year in order. */
    public static List<DayOff> of(int year) {
        LocalDate easter = easter(year);
        List<DayOff> days = new ArrayList<>(List.of(
                national(LocalDate.of(year, 1, 1), "Confraternização Universal"),
                optional(easter.minusDays(48), "Carnaval (segunda-feira)"),
                optional(easter.minusDays(47), "Carnaval (terça-feira)"),
                optional(easter.minusDays(46), "Quarta-feira de Cinzas"),
                national(easter.minusDays(2), "Paixão de Cristo"),
                national(LocalDate.of(year, 4, 21), "Tiradentes"),
                national(LocalDate.of(year, 5, 1), "Dia do Trabalho"),
                optional(easter.plusDays(60), "Corpus Christi"),
                national(LocalDate.of(year, 9, 7), "Independência do Brasil"),
                national(LocalDate.of(year, 10, 12), "Nossa Senhora Aparecida"),
                national(LocalDate.of(year, 11, 2), "Finados"),
                national(LocalDate.of(year, 11, 15), "Proclamação da República"),
                national(LocalDate.of(year, 12, 25), "Natal")));
        if (year >= BLACK_AWARENESS_SINCE) {
            days.add(national(LocalDate.of(year, 11, 20), "Dia Nacional de Zumbi e da Consciência Negra"));
        }
        days.sort(Comparator.comparing(DayOff::day));
        return List.copyOf(days);
    }

    private static DayOff national(LocalDate day, String name) {
        return new DayOff(day, name, false);
    }

    private static DayOff optional(LocalDate day, String name) {
        return new DayOff(day, name, true);
    }

    /** Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876. */
    static LocalDate easter(int year) {
        int century = year / 100;
        int ofCentury = year % 100;
        int golden = year % 19;
        int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int toSunday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * toSunday) / 451;
        int days = epact + toSunday - 7 * late + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
