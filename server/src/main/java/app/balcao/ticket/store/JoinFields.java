package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_MERGE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import app.balcao.people.Sight;
import app.balcao.schema.tables.Agent;
import app.balcao.schema.tables.Ticket;
import app.balcao.ticket.Named;
import app.balcao.ticket.TicketJoins;
import app.balcao.ticket.TicketJoins.Into;
import app.balcao.ticket.TicketJoins.Other;
import app.balcao.ticket.TicketStanding;
import app.balcao.ticket.merge.TicketMerges;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Reads what merging made of a ticket with the ticket. */
final class JoinFields {

    private static final Ticket SOURCE = TICKET.as("merged_source");
    private static final Ticket TARGET = TICKET.as("merge_target");
    private static final Agent MERGER = AGENT.as("merger");

    private JoinFields() {}

    /** Another ticket, and what says who sees it; null for one in the trash. */
    record Found(
            UUID id,
            long number,
            @Nullable String subject,
            @Nullable TicketStanding standing) {

        Other seenBy(Sight sight) {
            boolean seen = standing != null && standing.isSeenBy(sight);
            return new Other(id, number, seen ? subject : null, seen);
        }
    }

    /** The ticket that one was merged into, when and by whom. */
    record FoundInto(Found target, OffsetDateTime at, Named by, boolean undoable) {}

    static Field<List<Found>> merged() {
        return multiset(select(SOURCE.ID, SOURCE.NUMBER, SOURCE.SUBJECT)
                        .select(TicketRepository.standing(SOURCE))
                        .from(SOURCE)
                        .where(SOURCE.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                        .and(SOURCE.ID.eq(
                                any(field("ticket_merged({0}, {1})", UUID[].class, TICKET.ACCOUNT_ID, TICKET.ID))))
                        .orderBy(SOURCE.NUMBER))
                .as("merged")
                .convertFrom(rows -> rows.map(found -> new Found(
                        found.get(SOURCE.ID),
                        found.get(SOURCE.NUMBER),
                        found.get(SOURCE.SUBJECT),
                        TicketRepository.standing(SOURCE, found))));
    }

    static Field<List<FoundInto>> into() {
        return multiset(select(
                                TICKET_MERGE.TARGET_ID,
                                TICKET_MERGE.TARGET_NUMBER,
                                TICKET_MERGE.MERGED_AT,
                                TICKET_MERGE.MERGED_BY,
                                TICKET_MERGE.UNDOABLE,
                                MERGER.NAME,
                                TARGET.ID,
                                TARGET.SUBJECT)
                        .select(TicketRepository.standing(TARGET))
                        .from(TICKET_MERGE)
                        .join(MERGER)
                        .on(row(MERGER.ACCOUNT_ID, MERGER.ID).eq(TICKET_MERGE.ACCOUNT_ID, TICKET_MERGE.MERGED_BY))
                        .leftJoin(TARGET)
                        .on(row(TARGET.ACCOUNT_ID, TARGET.ID).eq(TICKET_MERGE.ACCOUNT_ID, TICKET_MERGE.TARGET_ID))
                        .where(TICKET_MERGE.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                        .and(TICKET_MERGE.SOURCE_ID.eq(TICKET.ID))
                        .and(TICKET_MERGE.TARGET_ID.isNotNull())
                        .and(TICKET_MERGE.UNDONE_AT.isNull()))
                .as("merged_into_now")
                .convertFrom(rows -> rows.map(found -> new FoundInto(
                        new Found(
                                found.get(TICKET_MERGE.TARGET_ID),
                                found.get(TICKET_MERGE.TARGET_NUMBER),
                                found.get(TARGET.SUBJECT),
                                found.get(TARGET.ID) == null ? null : TicketRepository.standing(TARGET, found)),
                        found.get(TICKET_MERGE.MERGED_AT),
                        new Named(found.get(TICKET_MERGE.MERGED_BY), found.get(MERGER.NAME)),
                        found.get(TICKET_MERGE.UNDOABLE))));
    }

    /** What says who sees the ticket that one was merged into; null for one in the trash. */
    static @Nullable TicketStanding target(List<FoundInto> into) {
        return into.isEmpty() ? null : into.getFirst().target().standing();
    }

    static TicketJoins joins(List<FoundInto> into, List<Found> merged, Sight sight) {
        return new TicketJoins(
                into.stream()
                        .findFirst()
                        .map(found -> new Into(
                                found.target().seenBy(sight),
                                found.at(),
                                found.by(),
                                found.undoable() ? found.at().plus(TicketMerges.UNDOABLE) : null))
                        .orElse(null),
                merged.stream().map(found -> found.seenBy(sight)).toList());
    }
}
