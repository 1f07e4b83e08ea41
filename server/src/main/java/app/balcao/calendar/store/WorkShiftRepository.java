package app.balcao.calendar.store;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.HOLIDAY;
import static app.balcao.schema.Tables.HOLIDAY_CALENDAR;
import static app.balcao.schema.Tables.WORK_SHIFT;
import static app.balcao.schema.Tables.WORK_SHIFT_CALENDAR;
import static app.balcao.schema.Tables.WORK_SHIFT_WINDOW;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import app.balcao.calendar.Holiday;
import app.balcao.calendar.Span;
import app.balcao.calendar.WorkShift;
import app.balcao.calendar.WorkShiftForm;
import app.balcao.calendar.WorkWindow;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.HolidayRecord;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

/** SQL of work shifts. */
@Repository
public class WorkShiftRepository {

    private static final Field<List<WorkWindow>> WINDOWS = multiset(
                    select(WORK_SHIFT_WINDOW.WEEKDAY, WORK_SHIFT_WINDOW.STARTS, WORK_SHIFT_WINDOW.ENDS)
                            .from(WORK_SHIFT_WINDOW)
                            .where(WORK_SHIFT_WINDOW.ACCOUNT_ID.eq(WORK_SHIFT.ACCOUNT_ID))
                            .and(WORK_SHIFT_WINDOW.SHIFT_ID.eq(WORK_SHIFT.ID))
                            .orderBy(WORK_SHIFT_WINDOW.WEEKDAY, WORK_SHIFT_WINDOW.STARTS))
            .convertFrom(rows ->
                    rows.map(row -> new WorkWindow(DayOfWeek.of(row.value1()), new Span(row.value2(), row.value3()))));

    private static final Field<List<WorkShift.Named>> CALENDARS = multiset(
                    select(HOLIDAY_CALENDAR.ID, HOLIDAY_CALENDAR.NAME)
                            .from(WORK_SHIFT_CALENDAR)
                            .join(HOLIDAY_CALENDAR)
                            .on(HOLIDAY_CALENDAR.ACCOUNT_ID.eq(WORK_SHIFT_CALENDAR.ACCOUNT_ID))
                            .and(HOLIDAY_CALENDAR.ID.eq(WORK_SHIFT_CALENDAR.CALENDAR_ID))
                            .where(WORK_SHIFT_CALENDAR.ACCOUNT_ID.eq(WORK_SHIFT.ACCOUNT_ID))
                            .and(WORK_SHIFT_CALENDAR.SHIFT_ID.eq(WORK_SHIFT.ID))
                            .orderBy(lower(HOLIDAY_CALENDAR.NAME)))
            .convertFrom(rows -> rows.map(Records.mapping(WorkShift.Named::new)));

    private static final Field<Integer> AGENTS = field(selectCount()
            .from(AGENT)
            .where(AGENT.ACCOUNT_ID.eq(WORK_SHIFT.ACCOUNT_ID))
            .and(AGENT.WORK_SHIFT_ID.eq(WORK_SHIFT.ID)));

    private final DSLContext sql;

    WorkShiftRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What tells when a shift works. */
    public record Hours(ZoneId zone, List<WorkWindow> windows, List<Holiday> holidays) {}

    /** The hours of a shift with its holidays of some days, and those that come every year. */
    public Optional<Hours> hours(UUID id, LocalDate from, LocalDate to) {
        Field<List<Holiday>> holidays = multiset(select(HOLIDAY)
                        .from(WORK_SHIFT_CALENDAR)
                        .join(HOLIDAY)
                        .on(HOLIDAY.ACCOUNT_ID.eq(WORK_SHIFT_CALENDAR.ACCOUNT_ID))
                        .and(HOLIDAY.CALENDAR_ID.eq(WORK_SHIFT_CALENDAR.CALENDAR_ID))
                        .where(WORK_SHIFT_CALENDAR.ACCOUNT_ID.eq(WORK_SHIFT.ACCOUNT_ID))
                        .and(WORK_SHIFT_CALENDAR.SHIFT_ID.eq(WORK_SHIFT.ID))
                        .and(HOLIDAY.YEARLY.isTrue().or(HOLIDAY.DAY.between(from, to))))
                .convertFrom(rows -> rows.map(row -> holiday(row.value1())));
        return sql.select(coalesce(WORK_SHIFT.TIME_ZONE, ACCOUNT.TIME_ZONE), WINDOWS, holidays)
                .from(WORK_SHIFT)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(WORK_SHIFT.ACCOUNT_ID))
                .where(WORK_SHIFT.ACCOUNT_ID.eq(Tenant.id()))
                .and(WORK_SHIFT.ID.eq(id))
                .fetchOptional(row -> new Hours(ZoneId.of(row.value1()), row.value2(), row.value3()));
    }

    static Holiday holiday(HolidayRecord row) {
        Span span = row.getStarts() == null || row.getEnds() == null ? null : new Span(row.getStarts(), row.getEnds());
        return new Holiday(row.getDay(), row.getYearly(), span, row.getName());
    }

    public Optional<UUID> standard() {
        return sql.select(WORK_SHIFT.ID)
                .from(WORK_SHIFT)
                .where(WORK_SHIFT.ACCOUNT_ID.eq(Tenant.id()))
                .and(WORK_SHIFT.IS_STANDARD)
                .fetchOptional(WORK_SHIFT.ID);
    }

    public Optional<WorkShift> find(UUID id) {
        return read(WORK_SHIFT.ID.eq(id)).stream().findFirst();
    }

    /** All shifts, the standard one first, the others by name. */
    public List<WorkShift> list() {
        return read(noCondition());
    }

    private List<WorkShift> read(Condition which) {
        return sql.select(
                        WORK_SHIFT.ID,
                        WORK_SHIFT.NAME,
                        WORK_SHIFT.TIME_ZONE,
                        WORK_SHIFT.IS_STANDARD,
                        WINDOWS,
                        CALENDARS,
                        AGENTS,
                        WORK_SHIFT.VERSION)
                .from(WORK_SHIFT)
                .where(WORK_SHIFT.ACCOUNT_ID.eq(Tenant.id()))
                .and(which)
                .orderBy(WORK_SHIFT.IS_STANDARD.desc(), lower(WORK_SHIFT.NAME))
                .fetch(Records.mapping(WorkShift::new));
    }

    /** Lets changes of the account's shifts wait for each other: which one is standard concerns two of them. */
    public void lock() {
        sql.select(ACCOUNT.ACCOUNT_ID)
                .from(ACCOUNT)
                .where(ACCOUNT.ACCOUNT_ID.eq(Tenant.id()))
                .forNoKeyUpdate()
                .fetch();
    }

    /** Which of the ids are calendars of the account. */
    public Set<UUID> calendars(Collection<UUID> ids) {
        return sql.select(HOLIDAY_CALENDAR.ID)
                .from(HOLIDAY_CALENDAR)
                .where(HOLIDAY_CALENDAR.ACCOUNT_ID.eq(Tenant.id()))
                .and(HOLIDAY_CALENDAR.ID.in(ids))
                .fetchSet(HOLIDAY_CALENDAR.ID);
    }

    public int count() {
        return sql.fetchCount(WORK_SHIFT, WORK_SHIFT.ACCOUNT_ID.eq(Tenant.id()));
    }

    /** Fails with a duplicate key when the name is taken. */
    public UUID insert(WorkShiftForm form) {
        UUID id = sql.insertInto(WORK_SHIFT)
                .set(WORK_SHIFT.ACCOUNT_ID, Tenant.id())
                .set(WORK_SHIFT.NAME, form.name())
                .set(WORK_SHIFT.TIME_ZONE, form.timeZone())
                .returningResult(WORK_SHIFT.ID)
                .fetchSingle()
                .value1();
        fill(id, form);
        return id;
    }

    /** Fails with a duplicate key when the name is taken. */
    public void update(UUID id, WorkShiftForm form) {
        sql.update(WORK_SHIFT)
                .set(WORK_SHIFT.NAME, form.name())
                .set(WORK_SHIFT.TIME_ZONE, form.timeZone())
                .set(WORK_SHIFT.VERSION, WORK_SHIFT.VERSION.plus(1))
                .where(WORK_SHIFT.ACCOUNT_ID.eq(Tenant.id()))
                .and(WORK_SHIFT.ID.eq(id))
                .execute();
        sql.deleteFrom(WORK_SHIFT_WINDOW)
                .where(WORK_SHIFT_WINDOW.ACCOUNT_ID.eq(Tenant.id()))
                .and(WORK_SHIFT_WINDOW.SHIFT_ID.eq(id))
                .execute();
        sql.deleteFrom(WORK_SHIFT_CALENDAR)
                .where(WORK_SHIFT_CALENDAR.ACCOUNT_ID.eq(Tenant.id()))
                .and(WORK_SHIFT_CALENDAR.SHIFT_ID.eq(id))
                .execute();
        fill(id, form);
    }

    private void fill(UUID id, WorkShiftForm form) {
        for (WorkWindow window : form.windows()) {
            sql.insertInto(WORK_SHIFT_WINDOW)
                    .set(WORK_SHIFT_WINDOW.ACCOUNT_ID, Tenant.id())
                    .set(WORK_SHIFT_WINDOW.SHIFT_ID, id)
                    .set(WORK_SHIFT_WINDOW.WEEKDAY, (short) window.day().getValue())
                    .set(WORK_SHIFT_WINDOW.STARTS, (short) window.span().starts())
                    .set(WORK_SHIFT_WINDOW.ENDS, (short) window.span().ends())
                    .execute();
        }
        for (UUID calendar : form.calendarIds()) {
            sql.insertInto(WORK_SHIFT_CALENDAR)
                    .set(WORK_SHIFT_CALENDAR.ACCOUNT_ID, Tenant.id())
                    .set(WORK_SHIFT_CALENDAR.SHIFT_ID, id)
                    .set(WORK_SHIFT_CALENDAR.CALENDAR_ID, calendar)
                    .execute();
        }
    }

    /** Makes a shift the account's standard one, and the former one an extra one. */
    public void makeStandard(UUID id) {
        sql.update(WORK_SHIFT)
                .set(WORK_SHIFT.IS_STANDARD, false)
                .set(WORK_SHIFT.VERSION, WORK_SHIFT.VERSION.plus(1))
                .where(WORK_SHIFT.ACCOUNT_ID.eq(Tenant.id()))
                .and(WORK_SHIFT.IS_STANDARD)
                .and(WORK_SHIFT.ID.ne(id))
                .execute();
        sql.update(WORK_SHIFT)
                .set(WORK_SHIFT.IS_STANDARD, true)
                .where(WORK_SHIFT.ACCOUNT_ID.eq(Tenant.id()))
                .and(WORK_SHIFT.ID.eq(id))
                .execute();
    }

    /** Fails with an integrity violation while something has it. */
    public void delete(UUID id) {
        sql.deleteFrom(WORK_SHIFT)
                .where(WORK_SHIFT.ACCOUNT_ID.eq(Tenant.id()))
                .and(WORK_SHIFT.ID.eq(id))
                .execute();
    }
}
