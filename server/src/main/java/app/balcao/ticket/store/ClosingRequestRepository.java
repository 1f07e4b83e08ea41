package app.balcao.ticket.store;

import static app.balcao.schema.Tables.CLOSING_REQUEST;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.TICKET_EVENT;

import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.HistoryEntry;
import app.balcao.ticket.Situation;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of what agents gave when they asked to close tickets. The database forgets it once the ticket does not wait. */
@Repository
public class ClosingRequestRepository {

    private final DSLContext sql;

    ClosingRequestRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** One that waits. */
    public record Waiting(UUID askedBy, @Nullable String reason, Situation before) {}

    /** Whether who leads a department decides before its tickets are closed. */
    public boolean isAskedFor(UUID departmentId) {
        return sql.fetchExists(
                DEPARTMENT,
                DEPARTMENT
                        .ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(DEPARTMENT.ID.eq(departmentId))
                        .and(DEPARTMENT.CLOSING_BY_MANAGER));
    }

    /** Whether a ticket was sent back before. */
    public boolean wasReturned(UUID ticketId) {
        return sql.fetchExists(
                TICKET_EVENT,
                TICKET_EVENT
                        .ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(TICKET_EVENT.TICKET_ID.eq(ticketId))
                        .and(TICKET_EVENT.KIND.eq(HistoryEntry.Kind.CLOSING_RETURNED.name())));
    }

    public void insert(UUID ticketId, UUID askedBy, @Nullable String reason, Situation before, OffsetDateTime now) {
        sql.insertInto(CLOSING_REQUEST)
                .set(CLOSING_REQUEST.ACCOUNT_ID, Tenant.id())
                .set(CLOSING_REQUEST.TICKET_ID, ticketId)
                .set(CLOSING_REQUEST.ASKED_BY, askedBy)
                .set(CLOSING_REQUEST.ASKED_AT, now)
                .set(CLOSING_REQUEST.REASON, reason)
                .set(CLOSING_REQUEST.SITUATION_BEFORE, (short) before.code())
                .execute();
    }

    public Optional<Waiting> find(UUID ticketId) {
        return sql.selectFrom(CLOSING_REQUEST)
                .where(CLOSING_REQUEST.ACCOUNT_ID.eq(Tenant.id()))
                .and(CLOSING_REQUEST.TICKET_ID.eq(ticketId))
                .fetchOptional(
                        row -> new Waiting(row.getAskedBy(), row.getReason(), Situation.of(row.getSituationBefore())));
    }
}
