package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_SPLIT;
import static org.jooq.impl.DSL.cardinality;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import app.balcao.people.Sight;
import app.balcao.schema.tables.Agent;
import app.balcao.schema.tables.Ticket;
import app.balcao.ticket.Named;
import app.balcao.ticket.TicketParts;
import app.balcao.ticket.merge.TicketMerges;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;

/** Reads what splitting made of a ticket with the ticket; what lies in the trash is left out. */
final class SplitFields {

    private static final Ticket OTHER = TICKET.as("split_other");
    private static final Agent SPLITTER = AGENT.as("splitter");
    private static final Field<Integer> MESSAGES = cardinality(TICKET_SPLIT.MESSAGE_IDS);

    private SplitFields() {}

    /** The other ticket of a split. */
    record Found(JoinFields.Found ticket, int messages, OffsetDateTime at, Named by) {

        TicketParts.Part seenBy(Sight sight) {
            return new TicketParts.Part(ticket.seenBy(sight), messages, at, by, at.plus(TicketMerges.UNDOABLE));
        }
    }

    static Field<List<Found>> from() {
        return others("split_from", TICKET_SPLIT.TICKET_ID.eq(TICKET.ID), TICKET_SPLIT.SOURCE_ID);
    }

    static Field<List<Found>> parts() {
        return others("split_parts", TICKET_SPLIT.SOURCE_ID.eq(TICKET.ID), TICKET_SPLIT.TICKET_ID);
    }

    private static Field<List<Found>> others(String name, Condition ofTicket, Field<UUID> other) {
        return multiset(select(
                                OTHER.ID,
                                OTHER.NUMBER,
                                OTHER.SUBJECT,
                                MESSAGES,
                                TICKET_SPLIT.SPLIT_AT,
                                SPLITTER.ID,
                                SPLITTER.NAME)
                        .select(TicketRepository.standing(OTHER))
                        .from(TICKET_SPLIT)
                        .join(OTHER)
                        .on(row(OTHER.ACCOUNT_ID, OTHER.ID).eq(TICKET_SPLIT.ACCOUNT_ID, other))
                        .join(SPLITTER)
                        .on(row(SPLITTER.ACCOUNT_ID, SPLITTER.ID).eq(TICKET_SPLIT.ACCOUNT_ID, TICKET_SPLIT.SPLIT_BY))
                        .where(TICKET_SPLIT.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                        .and(ofTicket)
                        .and(TICKET_SPLIT.UNDONE_AT.isNull())
                        .orderBy(OTHER.NUMBER))
                .as(name)
                .convertFrom(rows -> rows.map(found -> new Found(
                        new JoinFields.Found(
                                found.get(OTHER.ID),
                                found.get(OTHER.NUMBER),
                                found.get(OTHER.SUBJECT),
                                TicketRepository.standing(OTHER, found)),
                        found.get(MESSAGES),
                        found.get(TICKET_SPLIT.SPLIT_AT),
                        new Named(found.get(SPLITTER.ID), found.get(SPLITTER.NAME)))));
    }

    static TicketParts parts(List<Found> from, List<Found> parts, Sight sight) {
        return new TicketParts(
                from.stream().findFirst().map(found -> found.seenBy(sight)).orElse(null),
                parts.stream().map(found -> found.seenBy(sight)).toList());
    }
}
