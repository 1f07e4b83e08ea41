package app.balcao.notice;

import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.notice.store.NoticeRepository;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends the figures of last week on Mondays, by the account's clock. */
@Service
public class WeeklySummaries {

    private static final LocalTime HOUR = LocalTime.of(8, 0);
    /** A program that was down on Monday morning makes up for it; one that was down for longer lets the week go. */
    private static final int LATEST_DAYS = 2;

    private final Accounts accounts;
    private final Notices notices;
    private final NoticeRepository repository;
    private final Clock clock;

    WeeklySummaries(Accounts accounts, Notices notices, NoticeRepository repository, Clock clock) {
        this.accounts = accounts;
        this.notices = notices;
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * What happened in a week, and what is open at its end.
     *
     * @param opened tickets that began in it
     * @param closed tickets that were closed in it and still are
     * @param answered tickets that got their first answer in it
     * @param open tickets that are not closed now
     * @param waiting those of them that nobody is responsible for
     */
    public record Figures(int opened, int answered, int closed, int open, int waiting) {

        boolean empty() {
            return opened + answered + closed + open == 0;
        }
    }

    /** Sends the current account's, if it is time and they have not gone out; a week without anything is not told. */
    @Transactional
    public void sendIfDue() {
        Account account = accounts.current();
        ZonedDateTime now = clock.instant().atZone(ZoneId.of(account.timeZone()));
        LocalDate monday = now.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        ZonedDateTime due = monday.atTime(HOUR).atZone(now.getZone());
        if (!account.active() || now.isBefore(due) || now.isAfter(due.plusDays(LATEST_DAYS))) {
            return;
        }
        if (repository.told(NoticeKind.WEEKLY_SUMMARY, monday.toString())) {
            return;
        }
        Figures figures = repository.figures(
                monday.minusWeeks(1).atStartOfDay(now.getZone()).toInstant(),
                monday.atStartOfDay(now.getZone()).toInstant());
        if (!figures.empty()) {
            notices.tellOnce(
                    Notice.of(
                            NoticeKind.WEEKLY_SUMMARY,
                            "weekly-summary",
                            "/",
                            account.companyName(),
                            figures.opened(),
                            figures.answered(),
                            figures.closed(),
                            figures.open(),
                            figures.waiting()),
                    monday.toString());
        }
    }
}
