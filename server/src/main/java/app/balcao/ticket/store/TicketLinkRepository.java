package app.balcao.ticket.store;

import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_LINK;

import app.balcao.people.ActingAgent;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.SituationView;
import app.balcao.ticket.link.LinkRelation;
import app.balcao.ticket.link.LinkedTicket;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Which tickets have to do with each other. */
@Repository
public class TicketLinkRepository {

    private final DSLContext sql;

    TicketLinkRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Those that a reader sees, by number. */
    public List<LinkedTicket> of(ActingAgent reader, UUID ticketId) {
        return sql.select(
                        TICKET.ID,
                        TICKET.NUMBER,
                        TICKET.SUBJECT,
                        TICKET.SITUATION,
                        TICKET_LINK.FROM_ID,
                        TICKET_LINK.KIND)
                .from(TICKET_LINK)
                .join(TICKET)
                .on(TICKET.ACCOUNT_ID.eq(TICKET_LINK.ACCOUNT_ID))
                .and(TICKET.ID.eq(DSL.when(TICKET_LINK.FROM_ID.eq(ticketId), TICKET_LINK.TO_ID)
                        .otherwise(TICKET_LINK.FROM_ID)))
                .where(TICKET_LINK.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_LINK.FROM_ID.eq(ticketId).or(TICKET_LINK.TO_ID.eq(ticketId)))
                .and(reader.sight().condition())
                .orderBy(TICKET.NUMBER)
                .fetch(row -> new LinkedTicket(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        SituationView.of(row.value4()),
                        relation(row.value6(), row.value5().equals(ticketId))));
    }

    /** What a ticket is to another one. */
    public Optional<LinkRelation> between(UUID ticketId, UUID otherId) {
        return sql.select(TICKET_LINK.KIND, TICKET_LINK.FROM_ID)
                .from(TICKET_LINK)
                .where(both(ticketId, otherId))
                .fetchOptional(row -> relation(row.value1(), row.value2().equals(ticketId)));
    }

    public int count(UUID ticketId) {
        return sql.fetchCount(
                TICKET_LINK,
                TICKET_LINK
                        .ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(TICKET_LINK.FROM_ID.eq(ticketId).or(TICKET_LINK.TO_ID.eq(ticketId))));
    }

    public void add(UUID ticketId, UUID otherId, LinkRelation relation, OffsetDateTime now) {
        boolean from =
                switch (relation) {
                    case RELATED, DUPLICATE_OF, BLOCKS -> true;
                    case DUPLICATED_BY, BLOCKED_BY -> false;
                };
        sql.insertInto(TICKET_LINK)
                .set(TICKET_LINK.ACCOUNT_ID, Tenant.id())
                .set(TICKET_LINK.FROM_ID, from ? ticketId : otherId)
                .set(TICKET_LINK.TO_ID, from ? otherId : ticketId)
                .set(TICKET_LINK.KIND, kind(relation))
                .set(TICKET_LINK.AT, now)
                .execute();
    }

    public void remove(UUID ticketId, UUID otherId) {
        sql.deleteFrom(TICKET_LINK).where(both(ticketId, otherId)).execute();
    }

    private static Condition both(UUID one, UUID other) {
        return TICKET_LINK
                .ACCOUNT_ID
                .eq(Tenant.id())
                .and(TICKET_LINK
                        .FROM_ID
                        .eq(one)
                        .and(TICKET_LINK.TO_ID.eq(other))
                        .or(TICKET_LINK.FROM_ID.eq(other).and(TICKET_LINK.TO_ID.eq(one))));
    }

    private static String kind(LinkRelation relation) {
        return switch (relation) {
            case RELATED -> "RELATED";
            case DUPLICATE_OF, DUPLICATED_BY -> "DUPLICATE";
            case BLOCKS, BLOCKED_BY -> "BLOCKS";
        };
    }

    private static LinkRelation relation(String kind, boolean from) {
        return switch (kind) {
            case "DUPLICATE" -> from ? LinkRelation.DUPLICATE_OF : LinkRelation.DUPLICATED_BY;
            case "BLOCKS" -> from ? LinkRelation.BLOCKS : LinkRelation.BLOCKED_BY;
            default -> LinkRelation.RELATED;
        };
    }
}
