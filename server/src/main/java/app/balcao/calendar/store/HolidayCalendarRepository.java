package app.balcao.calendar.store;

import static app.balcao.schema.Tables.HOLIDAY;
import static app.balcao.schema.Tables.HOLIDAY_CALENDAR;
import static app.balcao.schema.Tables.WORK_SHIFT;
import static app.balcao.schema.Tables.WORK_SHIFT_CALENDAR;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.val;

import app.balcao.calendar.FeedProblem;
import app.balcao.calendar.Holiday;
import app.balcao.calendar.HolidayCalendar;
import app.balcao.calendar.HolidayCalendar.Feed;
import app.balcao.calendar.HolidayCalendarForm;
import app.balcao.calendar.WorkShift;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.HolidayCalendarRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of holiday calendars. */
@Repository
public class HolidayCalendarRepository {

    private static final Field<List<Holiday>> DAYS = multiset(select(HOLIDAY)
                    .from(HOLIDAY)
                    .where(HOLIDAY.ACCOUNT_ID.eq(HOLIDAY_CALENDAR.ACCOUNT_ID))
                    .and(HOLIDAY.CALENDAR_ID.eq(HOLIDAY_CALENDAR.ID))
                    .orderBy(HOLIDAY.DAY, HOLIDAY.NAME, HOLIDAY.ID))
            .convertFrom(rows -> rows.map(row -> WorkShiftRepository.holiday(row.value1())));

    private static final Field<List<WorkShift.Named>> SHIFTS = multiset(select(WORK_SHIFT.ID, WORK_SHIFT.NAME)
                    .from(WORK_SHIFT_CALENDAR)
                    .join(WORK_SHIFT)
                    .on(WORK_SHIFT.ACCOUNT_ID.eq(WORK_SHIFT_CALENDAR.ACCOUNT_ID))
                    .and(WORK_SHIFT.ID.eq(WORK_SHIFT_CALENDAR.SHIFT_ID))
                    .where(WORK_SHIFT_CALENDAR.ACCOUNT_ID.eq(HOLIDAY_CALENDAR.ACCOUNT_ID))
                    .and(WORK_SHIFT_CALENDAR.CALENDAR_ID.eq(HOLIDAY_CALENDAR.ID))
                    .orderBy(lower(WORK_SHIFT.NAME)))
            .convertFrom(rows -> rows.map(Records.mapping(WorkShift.Named::new)));

    private final DSLContext sql;

    HolidayCalendarRepository(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<HolidayCalendar> find(UUID id) {
        return sql.select(HOLIDAY_CALENDAR, DAYS, SHIFTS)
                .from(HOLIDAY_CALENDAR)
                .where(HOLIDAY_CALENDAR.ACCOUNT_ID.eq(Tenant.id()))
                .and(HOLIDAY_CALENDAR.ID.eq(id))
                .fetchOptional(row -> new HolidayCalendar(
                        row.value1().getId(),
                        row.value1().getName(),
                        feed(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value1().getVersion()));
    }

    /** All calendars by name. */
    public List<HolidayCalendar.Summary> list() {
        Field<Integer> days = field(selectCount()
                .from(HOLIDAY)
                .where(HOLIDAY.ACCOUNT_ID.eq(HOLIDAY_CALENDAR.ACCOUNT_ID))
                .and(HOLIDAY.CALENDAR_ID.eq(HOLIDAY_CALENDAR.ID)));
        Field<Integer> shifts = field(selectCount()
                .from(WORK_SHIFT_CALENDAR)
                .where(WORK_SHIFT_CALENDAR.ACCOUNT_ID.eq(HOLIDAY_CALENDAR.ACCOUNT_ID))
                .and(WORK_SHIFT_CALENDAR.CALENDAR_ID.eq(HOLIDAY_CALENDAR.ID)));
        return sql.select(HOLIDAY_CALENDAR, days, shifts)
                .from(HOLIDAY_CALENDAR)
                .where(HOLIDAY_CALENDAR.ACCOUNT_ID.eq(Tenant.id()))
                .orderBy(lower(HOLIDAY_CALENDAR.NAME))
                .fetch(row -> new HolidayCalendar.Summary(
                        row.value1().getId(),
                        row.value1().getName(),
                        feed(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value1().getVersion()));
    }

    private static @Nullable Feed feed(HolidayCalendarRecord row) {
        return row.getFeedUrl() == null
                ? null
                : new Feed(
                        row.getFeedUrl(),
                        instant(row.getFeedReadAt()),
                        instant(row.getFeedTriedAt()),
                        row.getFeedProblem() == null ? null : FeedProblem.valueOf(row.getFeedProblem()));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    public int count() {
        return sql.fetchCount(HOLIDAY_CALENDAR, HOLIDAY_CALENDAR.ACCOUNT_ID.eq(Tenant.id()));
    }

    /** Fails with a duplicate key when the name is taken. */
    public UUID insert(HolidayCalendarForm form) {
        UUID id = sql.insertInto(HOLIDAY_CALENDAR)
                .set(HOLIDAY_CALENDAR.ACCOUNT_ID, Tenant.id())
                .set(HOLIDAY_CALENDAR.NAME, form.name())
                .set(HOLIDAY_CALENDAR.FEED_URL, form.feedUrl())
                .returningResult(HOLIDAY_CALENDAR.ID)
                .fetchSingle()
                .value1();
        fill(id, form.days());
        return id;
    }

    /** Fails with a duplicate key when the name is taken. */
    public void update(UUID id, HolidayCalendarForm form) {
        sql.update(HOLIDAY_CALENDAR)
                .set(HOLIDAY_CALENDAR.NAME, form.name())
                .set(HOLIDAY_CALENDAR.FEED_URL, form.feedUrl())
                .set(HOLIDAY_CALENDAR.VERSION, HOLIDAY_CALENDAR.VERSION.plus(1))
                .where(HOLIDAY_CALENDAR.ACCOUNT_ID.eq(Tenant.id()))
                .and(HOLIDAY_CALENDAR.ID.eq(id))
                .execute();
    }

    /** Forgets what the feed at the former address came to. */
    public void forgetFeed(UUID id) {
        sql.update(HOLIDAY_CALENDAR)
                .setNull(HOLIDAY_CALENDAR.FEED_READ_AT)
                .setNull(HOLIDAY_CALENDAR.FEED_TRIED_AT)
                .setNull(HOLIDAY_CALENDAR.FEED_PROBLEM)
                .where(HOLIDAY_CALENDAR.ACCOUNT_ID.eq(Tenant.id()))
                .and(HOLIDAY_CALENDAR.ID.eq(id))
                .execute();
    }

    /** Replaces the days of a calendar. */
    public void fill(UUID id, List<Holiday> days) {
        sql.deleteFrom(HOLIDAY)
                .where(HOLIDAY.ACCOUNT_ID.eq(Tenant.id()))
                .and(HOLIDAY.CALENDAR_ID.eq(id))
                .execute();
        sql.batch(days.stream()
                        .map(day -> sql.insertInto(HOLIDAY)
                                .set(HOLIDAY.ACCOUNT_ID, Tenant.id())
                                .set(HOLIDAY.CALENDAR_ID, id)
                                .set(HOLIDAY.DAY, day.day())
                                .set(HOLIDAY.YEARLY, day.yearly())
                                .set(
                                        HOLIDAY.STARTS,
                                        day.span() == null
                                                ? null
                                                : (Short) (short) day.span().starts())
                                .set(
                                        HOLIDAY.ENDS,
                                        day.span() == null
                                                ? null
                                                : (Short) (short) day.span().ends())
                                .set(HOLIDAY.NAME, day.name()))
                        .toList())
                .execute();
    }

    /** Fails with an integrity violation while a shift has it. */
    public void delete(UUID id) {
        sql.deleteFrom(HOLIDAY_CALENDAR)
                .where(HOLIDAY_CALENDAR.ACCOUNT_ID.eq(Tenant.id()))
                .and(HOLIDAY_CALENDAR.ID.eq(id))
                .execute();
    }

    /** The feeds that were not asked since a time. */
    public List<UUID> feedsNotTriedSince(Instant time) {
        return sql.select(HOLIDAY_CALENDAR.ID)
                .from(HOLIDAY_CALENDAR)
                .where(HOLIDAY_CALENDAR.ACCOUNT_ID.eq(Tenant.id()))
                .and(HOLIDAY_CALENDAR.FEED_URL.isNotNull())
                .and(HOLIDAY_CALENDAR
                        .FEED_TRIED_AT
                        .isNull()
                        .or(HOLIDAY_CALENDAR.FEED_TRIED_AT.lt(time.atOffset(ZoneOffset.UTC))))
                .fetch(HOLIDAY_CALENDAR.ID);
    }

    /** The address of a feed; absent when the calendar is gone or has none. */
    public Optional<String> feedUrl(UUID id) {
        return sql.select(HOLIDAY_CALENDAR.FEED_URL)
                .from(HOLIDAY_CALENDAR)
                .where(HOLIDAY_CALENDAR.ACCOUNT_ID.eq(Tenant.id()))
                .and(HOLIDAY_CALENDAR.ID.eq(id))
                .fetchOptional(HOLIDAY_CALENDAR.FEED_URL);
    }

    /**
     * Notes how asking a feed went.
     *
     * @return false when its address was changed meanwhile
     */
    public boolean tried(UUID id, String url, Instant now, @Nullable FeedProblem problem) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        return sql.update(HOLIDAY_CALENDAR)
                        .set(HOLIDAY_CALENDAR.FEED_TRIED_AT, at)
                        .set(HOLIDAY_CALENDAR.FEED_PROBLEM, problem == null ? null : problem.name())
                        .set(HOLIDAY_CALENDAR.FEED_READ_AT, problem == null ? val(at) : HOLIDAY_CALENDAR.FEED_READ_AT)
                        .where(HOLIDAY_CALENDAR.ACCOUNT_ID.eq(Tenant.id()))
                        .and(HOLIDAY_CALENDAR.ID.eq(id))
                        .and(HOLIDAY_CALENDAR.FEED_URL.eq(url))
                        .execute()
                == 1;
    }
}
