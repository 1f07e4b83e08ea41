package app.balcao.ticket.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import app.balcao.people.Sight;
import app.balcao.schema.tables.Agent;
import app.balcao.schema.tables.Department;
import app.balcao.schema.tables.Ticket;
import app.balcao.ticket.Named;
import app.balcao.ticket.SituationView;
import app.balcao.ticket.TicketFamily;
import app.balcao.ticket.TicketFamily.Relative;
import app.balcao.ticket.TicketStanding;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/** Reads the family of a ticket with the ticket. */
final class FamilyFields {

    private static final Ticket RELATIVE = TICKET.as("relative");
    private static final Department PLACE = DEPARTMENT.as("relative_department");
    private static final Agent RESPONSIBLE = AGENT.as("relative_agent");

    private FamilyFields() {}

    /** A relative, and what says who sees it. */
    record Found(Relative relative, TicketStanding standing) {}

    static Field<List<Found>> children() {
        return relatives(RELATIVE.PARENT_ID.eq(TICKET.ID)).as("children");
    }

    static Field<List<Found>> parent() {
        return relatives(RELATIVE.ID.eq(TICKET.PARENT_ID)).as("parent");
    }

    /** A parent that the reader does not see keeps its subject; children do not, as their parent's agents asked for them. */
    static TicketFamily family(List<Found> parent, List<Found> children, Sight sight) {
        return new TicketFamily(
                parent.stream()
                        .map(each -> seenBy(sight, each, false))
                        .findFirst()
                        .orElse(null),
                children.stream().map(each -> seenBy(sight, each, true)).toList());
    }

    private static Relative seenBy(Sight sight, Found found, boolean named) {
        Relative relative = found.relative();
        boolean seen = found.standing().isSeenBy(sight);
        return new Relative(
                relative.id(),
                relative.number(),
                seen || named ? relative.subject() : null,
                relative.department(),
                relative.agent(),
                relative.situation(),
                seen);
    }

    private static Field<List<Found>> relatives(Condition which) {
        return multiset(select(
                                RELATIVE.ID,
                                RELATIVE.NUMBER,
                                RELATIVE.SUBJECT,
                                RELATIVE.SITUATION,
                                PLACE.NAME,
                                RESPONSIBLE.NAME)
                        .select(TicketRepository.standing(RELATIVE))
                        .from(RELATIVE)
                        .join(PLACE)
                        .on(row(PLACE.ACCOUNT_ID, PLACE.ID).eq(RELATIVE.ACCOUNT_ID, RELATIVE.DEPARTMENT_ID))
                        .leftJoin(RESPONSIBLE)
                        .on(row(RESPONSIBLE.ACCOUNT_ID, RESPONSIBLE.ID).eq(RELATIVE.ACCOUNT_ID, RELATIVE.AGENT_ID))
                        .where(RELATIVE.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                        .and(which)
                        .orderBy(RELATIVE.NUMBER))
                .convertFrom(rows -> rows.map(FamilyFields::found));
    }

    private static Found found(Record row) {
        TicketStanding standing = TicketRepository.standing(RELATIVE, row);
        return new Found(
                new Relative(
                        row.get(RELATIVE.ID),
                        row.get(RELATIVE.NUMBER),
                        row.get(RELATIVE.SUBJECT),
                        new Named(standing.departmentId(), row.get(PLACE.NAME)),
                        standing.agentId() == null ? null : new Named(standing.agentId(), row.get(RESPONSIBLE.NAME)),
                        SituationView.of(row.get(RELATIVE.SITUATION)),
                        true),
                standing);
    }
}
