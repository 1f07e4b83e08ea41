package app.balcao.ticket.store;

import static app.balcao.schema.Tables.TICKET_EXPORT;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import app.balcao.platform.files.ContentKeeper;
import app.balcao.platform.files.Sha256;
import app.balcao.platform.files.StoredContent;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.export.TicketExport;
import app.balcao.ticket.export.TicketExport.Format;
import app.balcao.ticket.export.TicketExport.State;
import app.balcao.ticket.list.ListColumn;
import app.balcao.ticket.list.TicketFilter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Files of tickets that were asked for. */
@Repository
public class ExportRepository implements ContentKeeper {

    private final DSLContext sql;
    private final JsonMapper json;

    ExportRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * One that is to be written.
     *
     * @param filter as it is kept; see {@link #filter}
     * @param attempt how often that was begun
     */
    public record Begun(UUID agentId, Format format, JSONB filter, List<ListColumn> columns, int attempt) {}

    /** The file of one that is ready. */
    public record Kept(Format format, OffsetDateTime createdAt, StoredContent content) {}

    /** All of an agent's, the latest first; there are never many. */
    public List<TicketExport> list(UUID agentId) {
        return sql.selectFrom(TICKET_EXPORT)
                .where(TICKET_EXPORT.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_EXPORT.AGENT_ID.eq(agentId))
                .orderBy(TICKET_EXPORT.ID.desc())
                .fetch(row -> new TicketExport(
                        row.getId(),
                        Format.valueOf(row.getFormat()),
                        State.valueOf(row.getState()),
                        row.getRowCount(),
                        row.getCreatedAt(),
                        row.getFinishedAt(),
                        row.getExpiresAt(),
                        row.getSizeBytes()));
    }

    /** Adds one that waits; empty while another of the agent's does or is being written. */
    public Optional<UUID> add(UUID agentId, Format format, TicketFilter filter, List<ListColumn> columns, Instant now) {
        return sql.insertInto(TICKET_EXPORT)
                .set(TICKET_EXPORT.ACCOUNT_ID, Tenant.id())
                .set(TICKET_EXPORT.AGENT_ID, agentId)
                .set(TICKET_EXPORT.FORMAT, format.name())
                .set(TICKET_EXPORT.FILTER, JSONB.valueOf(json.writeValueAsString(filter)))
                .set(TICKET_EXPORT.COLUMNS, ColumnRepository.names(columns))
                .set(TICKET_EXPORT.CREATED_AT, utc(now))
                .onConflictDoNothing()
                .returningResult(TICKET_EXPORT.ID)
                .fetchOptional(TICKET_EXPORT.ID);
    }

    public boolean remove(UUID agentId, UUID id) {
        return sql.deleteFrom(TICKET_EXPORT)
                        .where(is(id))
                        .and(TICKET_EXPORT.AGENT_ID.eq(agentId))
                        .execute()
                == 1;
    }

    public Optional<Kept> kept(UUID agentId, UUID id, Instant now) {
        return sql.selectFrom(TICKET_EXPORT)
                .where(is(id))
                .and(TICKET_EXPORT.AGENT_ID.eq(agentId))
                .and(TICKET_EXPORT.STATE.eq(State.READY.name()))
                .and(TICKET_EXPORT.EXPIRES_AT.gt(utc(now)))
                .fetchOptional(row -> new Kept(
                        Format.valueOf(row.getFormat()),
                        row.getCreatedAt(),
                        new StoredContent(Sha256.of(row.getSha256()), row.getSizeBytes())));
    }

    /** Marks one as being written; empty when there is nothing to write. */
    public Optional<Begun> begin(UUID id) {
        return sql.update(TICKET_EXPORT)
                .set(TICKET_EXPORT.STATE, State.RUNNING.name())
                .set(TICKET_EXPORT.ROW_COUNT, 0L)
                .set(TICKET_EXPORT.ATTEMPTS, TICKET_EXPORT.ATTEMPTS.plus(1))
                .where(is(id))
                .and(unfinished())
                .returning()
                .fetchOptional(row -> new Begun(
                        row.getAgentId(),
                        Format.valueOf(row.getFormat()),
                        row.getFilter(),
                        ColumnRepository.read(row.getColumns()),
                        row.getAttempts()));
    }

    /** What one is to hold. Read by itself: should it not be understood, the attempt counts nevertheless. */
    public TicketFilter filter(Begun begun) {
        return json.readValue(begun.filter().data(), TicketFilter.class);
    }

    /** False when it is not being written any more. */
    public boolean progress(UUID id, long rows) {
        return sql.update(TICKET_EXPORT)
                        .set(TICKET_EXPORT.ROW_COUNT, rows)
                        .where(is(id))
                        .and(unfinished())
                        .execute()
                == 1;
    }

    /** Marks one as ready; answers who asked for it, empty when nobody waits for it any more. */
    public Optional<UUID> finish(UUID id, long rows, StoredContent content, Instant now, Instant expiry) {
        return sql.update(TICKET_EXPORT)
                .set(TICKET_EXPORT.STATE, State.READY.name())
                .set(TICKET_EXPORT.ROW_COUNT, rows)
                .set(TICKET_EXPORT.SHA256, content.sha256().bytes())
                .set(TICKET_EXPORT.SIZE_BYTES, content.sizeBytes())
                .set(TICKET_EXPORT.FINISHED_AT, utc(now))
                .set(TICKET_EXPORT.EXPIRES_AT, utc(expiry))
                .where(is(id))
                .and(unfinished())
                .returningResult(TICKET_EXPORT.AGENT_ID)
                .fetchOptional(TICKET_EXPORT.AGENT_ID);
    }

    public void fail(UUID id, Instant now, Instant expiry) {
        sql.update(TICKET_EXPORT)
                .set(TICKET_EXPORT.STATE, State.FAILED.name())
                .set(TICKET_EXPORT.FINISHED_AT, utc(now))
                .set(TICKET_EXPORT.EXPIRES_AT, utc(expiry))
                .where(is(id))
                .and(unfinished())
                .execute();
    }

    /** Removes those over their time; their content is cleared away as nobody's. */
    public int removeExpired(Instant now) {
        return sql.deleteFrom(TICKET_EXPORT)
                .where(TICKET_EXPORT.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_EXPORT.EXPIRES_AT.le(utc(now)))
                .execute();
    }

    @Override
    public Condition needs(Field<byte[]> sha256) {
        return exists(selectOne()
                .from(TICKET_EXPORT)
                .where(TICKET_EXPORT.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_EXPORT.SHA256.eq(sha256)));
    }

    private static Condition is(UUID id) {
        return TICKET_EXPORT.ACCOUNT_ID.eq(Tenant.id()).and(TICKET_EXPORT.ID.eq(id));
    }

    private static Condition unfinished() {
        return TICKET_EXPORT.STATE.in(State.QUEUED.name(), State.RUNNING.name());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
