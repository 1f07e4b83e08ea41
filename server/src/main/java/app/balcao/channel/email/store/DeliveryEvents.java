package app.balcao.channel.email.store;

import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_EVENT;

import app.balcao.platform.tenant.Tenant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Lines in the history of tickets about mail that did not arrive. */
@Repository
public class DeliveryEvents {

    private final DSLContext sql;

    DeliveryEvents(DSLContext sql) {
        this.sql = sql;
    }

    /** A ticket as far as deliveries need it. */
    public record TicketFacts(
            UUID id,
            long number,
            String subject,
            UUID departmentId,
            @Nullable UUID agentId,
            int situation) {}

    public Optional<TicketFacts> find(UUID ticketId) {
        return sql.select(
                        TICKET.ID,
                        TICKET.NUMBER,
                        TICKET.SUBJECT,
                        TICKET.DEPARTMENT_ID,
                        TICKET.AGENT_ID,
                        TICKET.SITUATION)
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.eq(ticketId))
                .fetchOptional(row -> new TicketFacts(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    /** What an answer by e-mail needs of a ticket to be recognised. */
    public Optional<String> token(UUID ticketId) {
        return sql.select(TICKET.REPLY_TOKEN)
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.eq(ticketId))
                .fetchOptional(TICKET.REPLY_TOKEN);
    }

    /** Mail that was not even sent, since its address had enough of it (EML-8). */
    public void addHeldBack(UUID ticketId) {
        add(ticketId, "MAIL_HELD_BACK", Map.of());
    }

    public void addFailure(UUID ticketId, String to, String error) {
        add(ticketId, "DELIVERY_FAILED", Map.of("to", to, "error", error));
    }

    private void add(UUID ticketId, String kind, Map<String, String> data) {
        sql.insertInto(TICKET_EVENT)
                .set(TICKET_EVENT.ACCOUNT_ID, Tenant.id())
                .set(TICKET_EVENT.TICKET_ID, ticketId)
                .set(TICKET_EVENT.KIND, kind)
                .set(TICKET_EVENT.ACTOR_KIND, "SYSTEM")
                .set(TICKET_EVENT.DATA, JSONB.valueOf(JsonMapper.shared().writeValueAsString(data)))
                .execute();
    }
}
