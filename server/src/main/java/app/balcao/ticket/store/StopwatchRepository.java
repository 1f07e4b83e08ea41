package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.STOPWATCH;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.StopwatchRecord;
import app.balcao.ticket.Named;
import app.balcao.ticket.WorkTime;
import app.balcao.ticket.work.Stopwatch;
import app.balcao.ticket.work.Stopwatch.State;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of the stopwatches that agents have on tickets. */
@Repository
public class StopwatchRepository {

    private final DSLContext sql;

    StopwatchRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** What one has measured when it was ended, and whose it was. */
    public record Measured(Named agent, WorkTime work) {}

    /** Keeps an agent from starting two at once, until the transaction ends. */
    public void lock(UUID agentId) {
        sql.select(AGENT.ID)
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ID.eq(agentId))
                .forNoKeyUpdate()
                .fetch();
    }

    public Stopwatch view(UUID agentId, UUID ticketId, OffsetDateTime now) {
        StopwatchRecord own = sql.fetchOne(STOPWATCH, is(agentId).and(STOPWATCH.TICKET_ID.eq(ticketId)));
        Stopwatch.Elsewhere elsewhere = sql.select(TICKET.ID, TICKET.NUMBER)
                .from(STOPWATCH)
                .join(TICKET)
                .on(row(TICKET.ACCOUNT_ID, TICKET.ID).eq(STOPWATCH.ACCOUNT_ID, STOPWATCH.TICKET_ID))
                .where(is(agentId))
                .and(STOPWATCH.RUNNING_SINCE.isNotNull())
                .and(STOPWATCH.TICKET_ID.ne(ticketId))
                .fetchOne(each -> new Stopwatch.Elsewhere(each.value1(), each.value2()));
        return own == null
                ? new Stopwatch(State.NONE, 0, null, now, elsewhere)
                : new Stopwatch(
                        own.getRunningSince() == null ? State.PAUSED : State.RUNNING,
                        seconds(own, now),
                        own.getStartedAt(),
                        now,
                        elsewhere);
    }

    /** Starts one, goes on with one that is paused, and leaves one that runs. */
    public void start(UUID agentId, UUID ticketId, OffsetDateTime now) {
        sql.insertInto(STOPWATCH)
                .set(STOPWATCH.ACCOUNT_ID, Tenant.id())
                .set(STOPWATCH.AGENT_ID, agentId)
                .set(STOPWATCH.TICKET_ID, ticketId)
                .set(STOPWATCH.STARTED_AT, now)
                .set(STOPWATCH.RUNNING_SINCE, now)
                .onConflict(STOPWATCH.ACCOUNT_ID, STOPWATCH.AGENT_ID, STOPWATCH.TICKET_ID)
                .doUpdate()
                .set(STOPWATCH.RUNNING_SINCE, now)
                .where(STOPWATCH.RUNNING_SINCE.isNull())
                .execute();
    }

    public void pause(UUID agentId, UUID ticketId, OffsetDateTime now) {
        pause(is(agentId).and(STOPWATCH.TICKET_ID.eq(ticketId)), now);
    }

    /** Pauses everybody's on a ticket. */
    public void pauseAll(UUID ticketId, OffsetDateTime now) {
        pause(STOPWATCH.ACCOUNT_ID.eq(Tenant.id()).and(STOPWATCH.TICKET_ID.eq(ticketId)), now);
    }

    private void pause(Condition which, OffsetDateTime now) {
        for (StopwatchRecord each : sql.selectFrom(STOPWATCH)
                .where(which)
                .and(STOPWATCH.RUNNING_SINCE.isNotNull())
                .forUpdate()
                .fetch()) {
            each.setSeconds(seconds(each, now));
            each.setRunningSince(null);
            each.update();
        }
    }

    /** Removes an agent's on a ticket; absent without one. */
    public Optional<Measured> take(UUID agentId, UUID ticketId, OffsetDateTime now) {
        return take(is(agentId).and(STOPWATCH.TICKET_ID.eq(ticketId)), now).stream()
                .findFirst();
    }

    /** Removes everybody's on a ticket. */
    public List<Measured> takeAll(UUID ticketId, OffsetDateTime now) {
        return take(STOPWATCH.ACCOUNT_ID.eq(Tenant.id()).and(STOPWATCH.TICKET_ID.eq(ticketId)), now);
    }

    private List<Measured> take(Condition which, OffsetDateTime now) {
        return sql.deleteFrom(STOPWATCH).where(which).returning().fetch().map(each -> {
            int seconds = seconds(each, now);
            return new Measured(
                    new Named(each.getAgentId(), name(each.getAgentId())),
                    WorkTime.measured(each.getStartedAt(), seconds, now));
        });
    }

    private String name(UUID agentId) {
        return Optional.ofNullable(sql.select(AGENT.NAME)
                        .from(AGENT)
                        .where(row(AGENT.ACCOUNT_ID, AGENT.ID).eq(val(Tenant.id()), val(agentId)))
                        .fetchOne(AGENT.NAME))
                .orElse("");
    }

    private static int seconds(StopwatchRecord stopwatch, OffsetDateTime now) {
        OffsetDateTime since = stopwatch.getRunningSince();
        return stopwatch.getSeconds()
                + (since == null || since.isAfter(now)
                        ? 0
                        : (int) Duration.between(since, now).toSeconds());
    }

    private static Condition is(UUID agentId) {
        return STOPWATCH.ACCOUNT_ID.eq(Tenant.id()).and(STOPWATCH.AGENT_ID.eq(agentId));
    }
}
