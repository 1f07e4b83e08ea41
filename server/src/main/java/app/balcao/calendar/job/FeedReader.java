package app.balcao.calendar.job;

import app.balcao.calendar.FeedProblem;
import app.balcao.calendar.HolidayCalendars;
import app.balcao.calendar.icalendar.CalendarFile;
import app.balcao.platform.fetch.Fetch;
import app.balcao.platform.fetch.FetchFailedException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads one feed, in bounded time, and notes what came of it. */
@Component
class FeedReader {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final HolidayCalendars calendars;
    private final Fetch fetch;

    FeedReader(HolidayCalendars calendars, Fetch fetch) {
        this.calendars = calendars;
        this.fetch = fetch;
    }

    void read(UUID calendarId) {
        calendars.feedUrl(calendarId).ifPresent(url -> read(calendarId, url));
    }

    private void read(UUID calendarId, String url) {
        try {
            byte[] file = fetch.read(
                    URI.create(url.replaceFirst("^webcal:", "https:")), CalendarFile.MOST_CHARACTERS, LONGEST);
            calendars.feedBrought(calendarId, url, new String(file, StandardCharsets.UTF_8));
        } catch (FetchFailedException failed) {
            calendars.feedFailed(calendarId, url, problem(failed.reason()));
        } catch (IOException failed) {
            calendars.feedFailed(calendarId, url, FeedProblem.UNREACHABLE);
        }
    }

    private static FeedProblem problem(FetchFailedException.Reason reason) {
        return switch (reason) {
            case ADDRESS_REFUSED -> FeedProblem.ADDRESS_REFUSED;
            case UNREACHABLE -> FeedProblem.UNREACHABLE;
            case NOT_THERE -> FeedProblem.NOT_THERE;
            case TOO_LARGE -> FeedProblem.TOO_LARGE;
            case TOO_SLOW -> FeedProblem.TOO_SLOW;
        };
    }
}
