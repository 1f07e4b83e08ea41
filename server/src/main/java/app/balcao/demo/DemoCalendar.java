package app.balcao.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** When things happen: customers write on any day; agents work Monday to Friday from 8 to 18. */
final class DemoCalendar {

    static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private static final Locale PORTUGUESE = Locale.of("pt", "BR");
    private static final int DAYS = 90;
    private static final int OPENS = 8;
    private static final int CLOSES = 18;
    /** In the last days somebody is always there: whoever looks on a Sunday shall find a living desk as well. */
    private static final Duration LIVELY = Duration.ofDays(3);

    private final Instant now;
    private final Random random;

    DemoCalendar(Instant now, Random random) {
        this.now = now;
        this.random = random;
    }

    Instant now() {
        return now;
    }

    /** When each of so many tickets was opened, oldest first, the last ones within the hours before now. */
    List<Instant> openings(int count, int recent) {
        List<Instant> openings = new ArrayList<>();
        while (openings.size() < count - recent) {
            LocalDate day = today().minusDays(2L + random.nextInt(DAYS - 2));
            boolean weekend = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
            if (!weekend || random.nextInt(4) == 0) {
                openings.add(day.atTime(7 + random.nextInt(15), random.nextInt(60))
                        .atZone(ZONE)
                        .toInstant());
            }
        }
        for (int each = 0; each < recent; each++) {
            openings.add(now.minus(Duration.ofMinutes(6 + random.nextInt(each < recent / 2 ? 2600 : 600)))
                    .minusSeconds(random.nextInt(60)));
        }
        openings.sort(null);
        return openings;
    }

    /** Some time later, whoever's clock it is. */
    Instant later(Instant from, int leastMinutes, int mostMinutes) {
        return from.plus(Duration.ofMinutes(leastMinutes + random.nextInt(mostMinutes - leastMinutes)))
                .plusSeconds(random.nextInt(60));
    }

    /** The same, but at a time when agents work. */
    Instant atWork(Instant from, int leastMinutes, int mostMinutes) {
        ZonedDateTime moment = later(from, leastMinutes, mostMinutes).atZone(ZONE);
        if (Duration.between(from, now).compareTo(LIVELY) < 0) {
            return moment.toInstant();
        }
        while (!works(moment)) {
            moment = moment.getHour() < OPENS && isWeekday(moment)
                    ? opening(moment)
                    : opening(moment.plusDays(1).truncatedTo(ChronoUnit.DAYS));
        }
        return moment.toInstant();
    }

    private ZonedDateTime opening(ZonedDateTime day) {
        return day.truncatedTo(ChronoUnit.DAYS)
                .withHour(OPENS)
                .plusMinutes(5L + random.nextInt(80))
                .plusSeconds(random.nextInt(60));
    }

    private static boolean works(ZonedDateTime moment) {
        return isWeekday(moment) && moment.getHour() >= OPENS && moment.getHour() < CLOSES;
    }

    private static boolean isWeekday(ZonedDateTime moment) {
        return moment.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue();
    }

    /** A working day some days after, as people write it: "quinta-feira, dia 12". */
    String dayAfter(Instant moment, int days) {
        ZonedDateTime day = moment.atZone(ZONE).plusDays(days);
        while (!isWeekday(day)) {
            day = day.plusDays(1);
        }
        return DateTimeFormatter.ofPattern("EEEE, 'dia' d", PORTUGUESE).format(day);
    }

    private LocalDate today() {
        return now.atZone(ZONE).toLocalDate();
    }
}
