package app.balcao.calendar;

import app.balcao.account.Accounts;
import app.balcao.calendar.icalendar.CalendarFile;
import app.balcao.calendar.icalendar.UnreadableCalendarException;
import app.balcao.calendar.store.HolidayCalendarRepository;
import app.balcao.calendar.store.WorkShiftRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.tenant.Tenant;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of days without work (Feriados), edited by hand or taken from a feed. */
@Service
public class HolidayCalendars {

    static final int MOST = 50;
    static final int MOST_DAYS = 2000;
    static final int LONGEST_NAME = 120;
    static final int LONGEST_DAY_NAME = 200;
    static final int LONGEST_URL = 2000;

    private static final int YEARS_AHEAD = 2;
    private static final Duration FEED_EVERY = Duration.ofHours(24);

    private final HolidayCalendarRepository repository;
    private final WorkShiftRepository shifts;
    private final Accounts accounts;
    private final CalendarNews news;
    private final Jobs jobs;
    private final Clock clock;

    HolidayCalendars(
            HolidayCalendarRepository repository,
            WorkShiftRepository shifts,
            Accounts accounts,
            CalendarNews news,
            Jobs jobs,
            Clock clock) {
        this.repository = repository;
        this.shifts = shifts;
        this.accounts = accounts;
        this.news = news;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The job that reads a feed once. */
    public static final TaskDescriptor<TenantTaskData> READ_FEED =
            TaskDescriptor.of("calendar-feed", TenantTaskData.class);

    /** All calendars by name; everybody may see them. */
    @Transactional(readOnly = true)
    public List<HolidayCalendar.Summary> list(ActingAgent acting) {
        return repository.list();
    }

    /** @throws Problem not-found */
    @Transactional(readOnly = true)
    public HolidayCalendar find(ActingAgent acting, UUID id) {
        return find(id);
    }

    /** @throws Problem forbidden; validation, also for a taken name; conflict, beyond 50 */
    @Transactional
    public HolidayCalendar create(ActingAgent acting, HolidayCalendarForm wanted) {
        acting.require(Permission.MANAGE_ACCOUNT);
        shifts.lock();
        if (repository.count() >= MOST) {
            throw Problem.conflict("calendar.holidays.limit", MOST);
        }
        HolidayCalendarForm form = checked(wanted);
        UUID id = unique(() -> repository.insert(form));
        if (form.feedUrl() != null) {
            readSoon(id);
        }
        HolidayCalendar calendar = find(id);
        news.changed(acting, "holiday-calendar.created", "holiday-calendar", id, Map.of(), auditable(calendar));
        return calendar;
    }

    /**
     * Changes a calendar. One that gets another feed loses the days of the former.
     *
     * @throws Problem forbidden; not-found; version-conflict; validation, also for a taken name
     */
    @Transactional
    public HolidayCalendar change(ActingAgent acting, UUID id, HolidayCalendarForm wanted, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        shifts.lock();
        HolidayCalendar before = find(id);
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        HolidayCalendarForm form = checked(wanted);
        unique(() -> {
            repository.update(id, form);
            return id;
        });
        boolean moved = !Objects.equals(
                form.feedUrl(), before.feed() == null ? null : before.feed().url());
        if (moved) {
            repository.forgetFeed(id);
        }
        if (moved || form.feedUrl() == null) {
            repository.fill(id, form.days());
        }
        if (moved && form.feedUrl() != null) {
            readSoon(id);
        }
        HolidayCalendar after = find(id);
        news.changed(acting, "holiday-calendar.changed", "holiday-calendar", id, auditable(before), auditable(after));
        return after;
    }

    /** @throws Problem forbidden; not-found; conflict, while a shift has it */
    @Transactional
    public void delete(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_ACCOUNT);
        shifts.lock();
        HolidayCalendar calendar = find(id);
        try {
            repository.delete(id);
        } catch (DataIntegrityViolationException referred) {
            throw Problem.conflict("calendar.holidays.in-use");
        }
        news.changed(acting, "holiday-calendar.deleted", "holiday-calendar", id, auditable(calendar), Map.of());
    }

    /**
     * Has a feed read now rather than when its turn comes.
     *
     * @throws Problem forbidden; not-found; conflict, for a calendar without a feed
     */
    @Transactional
    public void readFeed(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_ACCOUNT);
        if (find(id).feed() == null) {
            throw Problem.conflict("calendar.holidays.no-feed");
        }
        readSoon(id);
    }

    /**
     * The days of a calendar file, to be looked at before they are saved; of what repeats, those of this year and the
     * next two.
     *
     * @throws Problem forbidden; validation, for what is no calendar or too big
     */
    @Transactional(readOnly = true)
    public List<Holiday> read(ActingAgent acting, String file) {
        acting.require(Permission.MANAGE_ACCOUNT);
        try {
            return days(file);
        } catch (UnreadableCalendarException unreadable) {
            throw Problem.validation(
                    unreadable.isTooMuch()
                            ? FieldProblem.of("file", "size", "calendar.file.too-much", MOST_DAYS)
                            : FieldProblem.of("file", "unreadable", "calendar.file.unreadable"));
        }
    }

    private List<Holiday> days(String file) throws UnreadableCalendarException {
        ZoneId zone = ZoneId.of(accounts.current().timeZone());
        LocalDate first = LocalDate.now(clock.withZone(zone)).withDayOfYear(1);
        return new CalendarFile(zone, first, first.plusYears(YEARS_AHEAD + 1).minusDays(1), MOST_DAYS).read(file);
    }

    /** The address of a feed; absent when the calendar is gone or has none. */
    @Transactional(readOnly = true)
    public Optional<String> feedUrl(UUID id) {
        return repository.feedUrl(id);
    }

    /** Has those feeds read that were not asked for a day. */
    @Transactional
    public void readDueFeeds() {
        repository.feedsNotTriedSince(clock.instant().minus(FEED_EVERY)).forEach(this::readSoon);
    }

    private void readSoon(UUID id) {
        jobs.schedule(READ_FEED, new TenantTaskData(Tenant.id(), id), clock.instant());
    }

    /**
     * Takes what a feed brought; its days replace those it brought before. Days stay as they were when what stands there
     * is no calendar.
     *
     * @param url where it was read; a calendar that has another by now takes nothing
     */
    @Transactional
    public void feedBrought(UUID id, String url, String file) {
        try {
            List<Holiday> days = days(file);
            if (repository.tried(id, url, clock.instant(), null)) {
                repository.fill(id, days);
                news.told();
            }
        } catch (UnreadableCalendarException unreadable) {
            feedFailed(id, url, unreadable.isTooMuch() ? FeedProblem.TOO_LARGE : FeedProblem.UNREADABLE);
        }
    }

    /** Notes why a feed brought nothing; its days stay as they were. */
    @Transactional
    public void feedFailed(UUID id, String url, FeedProblem problem) {
        if (repository.tried(id, url, clock.instant(), problem)) {
            news.told();
        }
    }

    private HolidayCalendar find(UUID id) {
        return repository.find(id).orElseThrow(Problem::notFound);
    }

    private static HolidayCalendarForm checked(HolidayCalendarForm form) {
        CalendarChecks checks = new CalendarChecks();
        String name = checks.name("name", form.name(), LONGEST_NAME);
        String url = form.feedUrl() == null || form.feedUrl().isBlank()
                ? null
                : form.feedUrl().strip();
        if (url != null) {
            checks.that(isWebAddress(url), "feedUrl", "pattern", "calendar.feed.address");
        }
        List<Holiday> days = new ArrayList<>();
        if (url == null) {
            for (int i = 0; i < form.days().size(); i++) {
                Holiday day = form.days().get(i);
                String dayName = checks.name("days[" + i + "].name", day.name(), LONGEST_DAY_NAME);
                days.add(new Holiday(day.day(), day.yearly(), day.span(), dayName));
            }
        }
        checks.done();
        return new HolidayCalendarForm(name, url, days);
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme();
            return url.length() <= LONGEST_URL
                    && List.of("https", "http", "webcal").contains(scheme)
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static UUID unique(Supplier<UUID> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw Problem.validation(FieldProblem.of("name", "taken", "calendar.holidays.taken"));
        }
    }

    private static Map<String, @Nullable Object> auditable(HolidayCalendar calendar) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", calendar.name());
        values.put("feed", calendar.feed() == null ? null : calendar.feed().url());
        // What a feed brings is nobody's doing.
        if (calendar.feed() == null) {
            values.put(
                    "days",
                    calendar.days().stream()
                            .map(each -> each.day() + (each.yearly() ? " *" : "") + " " + each.name())
                            .toList());
        }
        return values;
    }
}
