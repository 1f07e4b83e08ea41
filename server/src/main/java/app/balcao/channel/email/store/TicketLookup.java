package app.balcao.channel.email.store;

import static app.balcao.schema.Tables.CUSTOMER_EMAIL;
import static app.balcao.schema.Tables.INCOMING_EMAIL;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_COPY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import app.balcao.channel.email.message.Threading;
import app.balcao.channel.email.message.Threading.Candidate;
import app.balcao.platform.tenant.Tenant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Finds the tickets that messages may belong to. */
@Repository
public class TicketLookup implements Threading.Known {

    private static final short CANCELLED = 4;

    /** Where a ticket's answers go, which is another one once it was merged: who is in copy there counts. */
    private static final Field<UUID> HOME = when(TICKET.MERGED_INTO.isNull(), TICKET.ID)
            .otherwise(field(
                    "(ticket_homes({0}, {1}))[cardinality(ticket_homes({0}, {1}))]",
                    UUID.class, TICKET.ACCOUNT_ID, TICKET.ID));

    private static final Field<Set<String>> PARTIES = multiset(select(CUSTOMER_EMAIL.EMAIL)
                    .from(CUSTOMER_EMAIL)
                    .where(CUSTOMER_EMAIL.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                    .and(CUSTOMER_EMAIL.CUSTOMER_ID.eq(TICKET.CUSTOMER_ID))
                    .unionAll(select(TICKET_COPY.ADDRESS)
                            .from(TICKET_COPY)
                            .where(TICKET_COPY.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                            .and(TICKET_COPY.TICKET_ID.eq(HOME))))
            .convertFrom(rows -> rows.stream().map(each -> each.value1()).collect(Collectors.toSet()));

    private final DSLContext sql;

    TicketLookup(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Map<String, Candidate> ticketsOfMessages(List<String> messageIds) {
        Map<String, UUID> tickets = new HashMap<>();
        sql.select(INCOMING_EMAIL.RFC_ID, INCOMING_EMAIL.TICKET_ID)
                .from(INCOMING_EMAIL)
                .where(INCOMING_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                .and(INCOMING_EMAIL.RFC_ID.in(messageIds))
                .and(INCOMING_EMAIL.TICKET_ID.isNotNull())
                .unionAll(select(OUTGOING_EMAIL.RFC_ID, OUTGOING_EMAIL.TICKET_ID)
                        .from(OUTGOING_EMAIL)
                        .where(OUTGOING_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                        .and(OUTGOING_EMAIL.RFC_ID.in(messageIds))
                        .and(OUTGOING_EMAIL.TICKET_ID.isNotNull()))
                .forEach(row -> tickets.put(row.value1(), row.value2()));
        if (tickets.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Candidate> candidates = sql
                .select(TICKET.ID, TICKET.NUMBER, TICKET.CLOSED_AT, TICKET.MERGED_INTO, TICKET.SITUATION, PARTIES)
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.ID.in(new HashSet<>(tickets.values())))
                .fetch(TicketLookup::candidate)
                .stream()
                .collect(Collectors.toMap(Candidate::ticketId, each -> each));
        Map<String, Candidate> found = new HashMap<>();
        tickets.forEach((id, ticket) -> {
            Candidate candidate = candidates.get(ticket);
            if (candidate != null) {
                found.put(id, candidate);
            }
        });
        return found;
    }

    @Override
    public @Nullable Candidate ticketOfToken(String token) {
        return sql.select(TICKET.ID, TICKET.NUMBER, TICKET.CLOSED_AT, TICKET.MERGED_INTO, TICKET.SITUATION, PARTIES)
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.REPLY_TOKEN.eq(token))
                .fetchOne(TicketLookup::candidate);
    }

    private static Candidate candidate(Record row) {
        OffsetDateTime closedAt = row.get(TICKET.CLOSED_AT);
        return new Candidate(
                row.get(TICKET.ID),
                row.get(TICKET.NUMBER),
                // Of one that was merged, where its messages are now says whether an answer still goes on with it.
                closedAt == null || row.get(TICKET.MERGED_INTO) != null ? null : closedAt.toInstant(),
                row.get(TICKET.SITUATION) != CANCELLED,
                row.get(PARTIES));
    }
}
