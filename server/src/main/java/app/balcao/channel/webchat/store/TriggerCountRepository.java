package app.balcao.channel.webchat.store;

import static app.balcao.schema.Tables.CHAT_TRIGGER;
import static app.balcao.schema.Tables.CHAT_TRIGGER_DAY;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import app.balcao.channel.webchat.trigger.TriggerFigures;
import app.balcao.platform.tenant.Tenant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of what triggers did, by day. */
@Repository
public class TriggerCountRepository {

    private final DSLContext sql;

    TriggerCountRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What one did on a day. */
    public record Counted(UUID triggerId, LocalDate day, int shown, int followed, int begun) {}

    /** Adds to what there is. Of a trigger that is no more nothing is kept. */
    public void add(List<Counted> counted) {
        // In one order, so that two nodes do not wait for each other.
        sql.batch(counted.stream()
                        .sorted(Comparator.comparing(Counted::triggerId).thenComparing(Counted::day))
                        .map(each -> sql.insertInto(
                                        CHAT_TRIGGER_DAY,
                                        CHAT_TRIGGER_DAY.ACCOUNT_ID,
                                        CHAT_TRIGGER_DAY.TRIGGER_ID,
                                        CHAT_TRIGGER_DAY.DAY,
                                        CHAT_TRIGGER_DAY.SHOWN,
                                        CHAT_TRIGGER_DAY.FOLLOWED,
                                        CHAT_TRIGGER_DAY.BEGUN)
                                .select(select(
                                                CHAT_TRIGGER.ACCOUNT_ID,
                                                CHAT_TRIGGER.ID,
                                                val(each.day()),
                                                val(each.shown()),
                                                val(each.followed()),
                                                val(each.begun()))
                                        .from(CHAT_TRIGGER)
                                        .where(CHAT_TRIGGER.ACCOUNT_ID.eq(Tenant.id()))
                                        .and(CHAT_TRIGGER.ID.eq(each.triggerId())))
                                .onConflict(
                                        CHAT_TRIGGER_DAY.ACCOUNT_ID, CHAT_TRIGGER_DAY.TRIGGER_ID, CHAT_TRIGGER_DAY.DAY)
                                .doUpdate()
                                .set(
                                        CHAT_TRIGGER_DAY.SHOWN,
                                        CHAT_TRIGGER_DAY.SHOWN.plus(excluded(CHAT_TRIGGER_DAY.SHOWN)))
                                .set(
                                        CHAT_TRIGGER_DAY.FOLLOWED,
                                        CHAT_TRIGGER_DAY.FOLLOWED.plus(excluded(CHAT_TRIGGER_DAY.FOLLOWED)))
                                .set(
                                        CHAT_TRIGGER_DAY.BEGUN,
                                        CHAT_TRIGGER_DAY.BEGUN.plus(excluded(CHAT_TRIGGER_DAY.BEGUN))))
                        .toList())
                .execute();
    }

    /** What each did from one day to another; those that did nothing are missing. */
    public List<TriggerFigures> between(LocalDate from, LocalDate to) {
        return sql.select(
                        CHAT_TRIGGER_DAY.TRIGGER_ID,
                        sum(CHAT_TRIGGER_DAY.SHOWN),
                        sum(CHAT_TRIGGER_DAY.FOLLOWED),
                        sum(CHAT_TRIGGER_DAY.BEGUN))
                .from(CHAT_TRIGGER_DAY)
                .where(CHAT_TRIGGER_DAY.ACCOUNT_ID.eq(Tenant.id()))
                .and(CHAT_TRIGGER_DAY.DAY.between(from, to))
                .groupBy(CHAT_TRIGGER_DAY.TRIGGER_ID)
                .orderBy(CHAT_TRIGGER_DAY.TRIGGER_ID)
                .fetch(row -> new TriggerFigures(
                        row.value1(),
                        row.value2().longValue(),
                        row.value3().longValue(),
                        row.value4().longValue()));
    }
}
