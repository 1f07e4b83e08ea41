package app.balcao.ticket.sequences;

import static app.balcao.schema.Tables.APPLIED_STATUS;
import static app.balcao.schema.Tables.SCHEDULED_REPLY;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_EVENT;
import static app.balcao.schema.Tables.TICKET_FOLLOWER;
import static app.balcao.schema.Tables.TICKET_LINK;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static app.balcao.schema.Tables.TICKET_SCHEDULE;
import static app.balcao.schema.Tables.TICKET_TAG;
import static app.balcao.schema.Tables.WORK_ENTRY;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;

import app.balcao.platform.database.Trash;
import app.balcao.schema.tables.records.TicketRecord;
import app.balcao.ticket.sequences.Expected.Later;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.ResultQuery;
import org.jooq.TableField;

/** Reads every ticket of a {@link World} from the database, in the words of the model. */
final class ReadFacts {

    private final World world;
    private final DSLContext sql;
    private final Trash trash;

    ReadFacts(World world) {
        this.world = world;
        this.sql = world.sql;
        this.trash = world.the(Trash.class);
    }

    Map<Integer, Facts> of(TicketModel model) {
        Map<Integer, Facts> all = new TreeMap<>();
        model.tickets.forEach((id, ticket) -> all.put(id, ticket.facts()));
        return all;
    }

    Map<Integer, Facts> all() {
        return world.in(() -> {
            trash.open();
            Details details = details();
            Map<Integer, Facts> all = new TreeMap<>();
            sql.selectFrom(TICKET).forEach(row -> all.put(world.ticket(row.getId()), facts(row, details)));
            return all;
        });
    }

    private record Details(
            Map<UUID, Integer> messages,
            Map<UUID, Integer> seconds,
            Set<UUID> scheduled,
            Map<UUID, Set<Integer>> followers,
            Map<UUID, Set<Integer>> tags,
            Map<UUID, Set<Integer>> linked,
            Map<UUID, List<Later>> later,
            Map<UUID, List<String>> history) {}

    private Details details() {
        return new Details(
                numbers(sql.select(TICKET_MESSAGE.TICKET_ID, count())
                        .from(TICKET_MESSAGE)
                        .groupBy(TICKET_MESSAGE.TICKET_ID)),
                numbers(sql.select(WORK_ENTRY.TICKET_ID, sum(WORK_ENTRY.SECONDS).cast(Integer.class))
                        .from(WORK_ENTRY)
                        .groupBy(WORK_ENTRY.TICKET_ID)),
                sql.select(TICKET_SCHEDULE.TICKET_ID)
                        .from(TICKET_SCHEDULE)
                        .where(TICKET_SCHEDULE.ENDED_AT.isNull())
                        .fetchSet(TICKET_SCHEDULE.TICKET_ID),
                sets(TICKET_FOLLOWER.TICKET_ID, TICKET_FOLLOWER.AGENT_ID, world.agents),
                sets(TICKET_TAG.TICKET_ID, TICKET_TAG.TAG_ID, world.tags),
                links(),
                later(),
                sql.select(TICKET_EVENT.TICKET_ID, TICKET_EVENT.KIND)
                        .from(TICKET_EVENT)
                        .orderBy(TICKET_EVENT.ID)
                        .fetchGroups(TICKET_EVENT.TICKET_ID, TICKET_EVENT.KIND));
    }

    private static Map<UUID, Integer> numbers(ResultQuery<Record2<UUID, Integer>> query) {
        return query.fetchMap(Record2::value1, Record2::value2);
    }

    private Map<UUID, Set<Integer>> sets(TableField<?, UUID> ticket, Field<UUID> other, List<UUID> places) {
        Map<UUID, Set<Integer>> sets = new HashMap<>();
        sql.select(ticket, other).from(ticket.getTable()).forEach(row -> sets.computeIfAbsent(
                        row.value1(), none -> new TreeSet<>())
                .add(places.indexOf(row.value2())));
        return sets;
    }

    private Map<UUID, Set<Integer>> links() {
        Map<UUID, Set<Integer>> linked = new HashMap<>();
        sql.select(TICKET_LINK.FROM_ID, TICKET_LINK.TO_ID).from(TICKET_LINK).forEach(row -> Stream.of(
                        List.of(row.value1(), row.value2()), List.of(row.value2(), row.value1()))
                .forEach(pair -> linked.computeIfAbsent(pair.getFirst(), none -> new TreeSet<>())
                        .add(world.ticket(pair.getLast()))));
        return linked;
    }

    private Map<UUID, List<Later>> later() {
        return sql.selectFrom(SCHEDULED_REPLY).orderBy(SCHEDULED_REPLY.ID).stream()
                .collect(Collectors.groupingBy(
                        row -> row.getTicketId(),
                        Collectors.mapping(
                                row -> new Later(
                                        world.replies.indexOf(row.getId()),
                                        world.agents.indexOf(row.getAgentId()),
                                        row.getStopped() != null),
                                Collectors.toList())));
    }

    private Facts facts(TicketRecord row, Details of) {
        UUID id = row.getId();
        return new Facts(
                row.getSituation(),
                world.departments.indexOf(row.getDepartmentId()),
                row.getAgentId() == null ? null : world.agents.indexOf(row.getAgentId()),
                row.getSubject(),
                row.getPriority(),
                row.getFirstReplyAt() != null,
                row.getFirstClosedAt() != null,
                row.getClosedAt() != null,
                row.getStatusId() != null && goesOn(row),
                of.scheduled().contains(id),
                row.getDeletedAt() != null,
                of.messages().getOrDefault(id, 0),
                of.seconds().getOrDefault(id, 0),
                of.followers().getOrDefault(id, Set.of()),
                of.tags().getOrDefault(id, Set.of()),
                of.linked().getOrDefault(id, Set.of()),
                of.later().getOrDefault(id, List.of()),
                of.history().getOrDefault(id, List.of()));
    }

    private boolean goesOn(TicketRecord row) {
        return sql.fetchCount(
                        APPLIED_STATUS, APPLIED_STATUS.TICKET_ID.eq(row.getId()).and(APPLIED_STATUS.ENDED_AT.isNull()))
                == 1;
    }
}
