package app.balcao.ticket.store;

import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.epoch;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.percentileCont;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import app.balcao.people.ActingAgent;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.SituationView;
import app.balcao.ticket.list.TicketDay;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/** The numbers of the home page's charts in one statement, which reads what is of today and what is open. */
@Repository
public class DayReads {

    private final DSLContext sql;

    DayReads(DSLContext sql) {
        this.sql = sql;
    }

    private record HourCount(int hour, int count) {}

    private record OpenCount(UUID departmentId, String department, int situation, int count) {}

    public TicketDay day(ActingAgent reader, OffsetDateTime start) {
        String zone = reader.zone().getId();
        Condition inSight = TICKET.ACCOUNT_ID.eq(Tenant.id()).and(inSight(reader));
        OffsetDateTime end = start.plusHours(25);
        var opened = byHour(TICKET.CREATED_AT, inSight, start, end, zone);
        var closed = byHour(TICKET.CLOSED_AT, inSight, start, end, zone);
        var wait = epoch(TICKET.FIRST_REPLY_AT.minus(TICKET.CREATED_AT));
        Field<BigDecimal> median = field(select(percentileCont(inline(0.5)).withinGroupOrderBy(wait))
                .from(TICKET)
                .where(inSight)
                .and(TICKET.CREATED_AT.ge(start))
                .and(TICKET.FIRST_REPLY_AT.isNotNull()));
        var open = multiset(select(DEPARTMENT.ID, DEPARTMENT.NAME, TICKET.SITUATION, count())
                        .from(TICKET)
                        .join(DEPARTMENT)
                        .on(DEPARTMENT.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                        .and(DEPARTMENT.ID.eq(TICKET.DEPARTMENT_ID))
                        .where(inSight)
                        .and(TICKET.CLOSED_AT.isNull())
                        .groupBy(DEPARTMENT.ID, DEPARTMENT.NAME, TICKET.SITUATION))
                .convertFrom(
                        rows -> rows.map(row -> new OpenCount(row.value1(), row.value2(), row.value3(), row.value4())));
        return sql.select(opened, closed, median, open)
                .fetchSingle(row -> day(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    private static Field<List<HourCount>> byHour(
            Field<OffsetDateTime> at, Condition inSight, OffsetDateTime start, OffsetDateTime end, String zone) {
        Field<Integer> hour = field("extract(hour from {0} at time zone {1})::int", SQLDataType.INTEGER, at, val(zone));
        return multiset(select(hour, count())
                        .from(TICKET)
                        .where(inSight)
                        .and(at.ge(start))
                        .and(at.lt(end))
                        .groupBy(inline(1)))
                .convertFrom(rows -> rows.map(row -> new HourCount(row.value1(), row.value2())));
    }

    private static TicketDay day(
            List<HourCount> opened,
            List<HourCount> closed,
            @org.jspecify.annotations.Nullable BigDecimal median,
            List<OpenCount> open) {
        Map<Integer, Integer> situations = new HashMap<>();
        Map<UUID, TicketDay.ByDepartment> departments = new LinkedHashMap<>();
        for (OpenCount each : open) {
            situations.merge(each.situation(), each.count(), Integer::sum);
            departments.merge(
                    each.departmentId(),
                    new TicketDay.ByDepartment(each.departmentId(), each.department(), each.count()),
                    (one, two) -> new TicketDay.ByDepartment(one.id(), one.name(), one.count() + two.count()));
        }
        List<Integer> openedByHour = hours(opened);
        List<Integer> closedByHour = hours(closed);
        return new TicketDay(
                openedByHour,
                closedByHour,
                sum(openedByHour),
                sum(closedByHour),
                median == null ? null : median.longValue(),
                situations.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> new TicketDay.BySituation(
                                each.getKey(), SituationView.of(each.getKey()).name(), each.getValue()))
                        .toList(),
                departments.values().stream()
                        .sorted(java.util.Comparator.comparing(TicketDay.ByDepartment::name))
                        .toList());
    }

    private static List<Integer> hours(List<HourCount> counts) {
        List<Integer> hours = new ArrayList<>(Collections.nCopies(24, 0));
        counts.forEach(each -> hours.set(each.hour(), each.count()));
        return hours;
    }

    private static int sum(List<Integer> hours) {
        return hours.stream().mapToInt(Integer::intValue).sum();
    }

    private static Condition inSight(ActingAgent reader) {
        // Named one by one also for who sees all, since the indexes begin with the department.
        return reader.sight().whole().all()
                ? TICKET.DEPARTMENT_ID.in(
                        select(DEPARTMENT.ID).from(DEPARTMENT).where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id())))
                : reader.sight().conditionOfWork();
    }
}
