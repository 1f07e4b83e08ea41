package app.balcao.ticket.sequences;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.APPLIED_STATUS;
import static app.balcao.schema.Tables.ATTACHMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.SCHEDULED_REPLY_ATTACHMENT;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_MESSAGE_ATTACHMENT;
import static app.balcao.schema.Tables.WORK_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;

import app.balcao.people.Agents;
import app.balcao.people.Seats;
import app.balcao.platform.database.Trash;
import app.balcao.platform.files.Attachments;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.Ticket;
import app.balcao.schema.tables.records.TicketRecord;
import app.balcao.ticket.TicketPages;
import app.balcao.ticket.list.Tab;
import app.balcao.ticket.list.TicketFilter;
import app.balcao.ticket.list.TicketLists;
import app.balcao.ticket.list.TicketRow;
import app.balcao.ticket.trash.TicketTrash;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What is true of tickets after whatever was done, each by its name. Knows the program and not the {@link TicketModel}. */
final class Invariants {

    private static final Set<Integer> OVER = Set.of(4, 5);

    private final World world;
    private final DSLContext sql;
    private final PortalView portal;
    private final List<Named> checks;
    private Map<UUID, UUID> responsible = new HashMap<>();
    private Set<Long> protocols = Set.of();
    private long highest = 1000;

    Invariants(World world) {
        this.world = world;
        sql = world.sql;
        portal = new PortalView(world);
        checks = List.of(
                new Named("1. nobody's, while it is open, is what stands in Novos chamados", this::nobodysIsNew),
                new Named("2. it has an end when it is closed or cancelled", this::endWhenOver),
                new Named("3. no status goes on when it is over", this::noStatusWhenOver),
                new Named("4. none is closed while a child of it is open", this::noOpenChildOfClosed),
                new Named("5. its time of work is that of its answers and its closing", this::workIsASum),
                new Named("6. who became responsible was of its department", this::responsibleIsOfDepartment),
                new Named("7. no message carries more than 25 MB", this::filesOfAMessage),
                new Named("8. nothing lies in the trash for seven days", this::trashIsEmptied),
                new Named("9. no more agents are active than there are seats", this::seats),
                new Named("10. one agent owns the account, an active administrator", this::oneOwner),
                new Named("11. protocols are unique, grow, and do not come back", this::protocolsGrow),
                new Named("12. a customer finds nothing that is internal", portal::showsNothingInternal));
    }

    private record Named(String name, Runnable check) {}

    void check() {
        for (Named each : checks) {
            try {
                Tenant.run(world.account.id(), each.check());
            } catch (AssertionError broken) {
                throw new AssertionError(each.name() + ": " + broken.getMessage() + ", " + world.told(), broken);
            }
        }
    }

    private List<TicketRecord> tickets(Condition condition) {
        return world.in(() -> {
            world.the(Trash.class).open();
            return sql.selectFrom(TICKET).where(condition).fetch();
        });
    }

    private List<TicketRecord> visible(Condition condition) {
        return world.in(() -> sql.selectFrom(TICKET).where(condition).fetch());
    }

    private void nobodysIsNew() {
        Set<UUID> nobodys = visible(TICKET.AGENT_ID.isNull().and(TICKET.CLOSED_AT.isNull())).stream()
                .map(TicketRecord::getId)
                .collect(Collectors.toSet());
        TicketFilter fresh = TicketFilter.all(Tab.ofKey("new").orElseThrow(), TicketFilter.Sort.ACTIVITY, false);
        assertThat(world.the(TicketLists.class)
                        .list(world.acting(0), fresh, PageRequest.of(100, null))
                        .items())
                .extracting(TicketRow::id)
                .containsExactlyInAnyOrderElementsOf(nobodys);
    }

    private void endWhenOver() {
        assertThat(tickets(TICKET.CLOSED_AT.isNotNull().ne(TICKET.SITUATION.in(OVER))))
                .isEmpty();
    }

    private void noStatusWhenOver() {
        Condition goesOn = TICKET.STATUS_ID
                .isNotNull()
                .or(exists(selectOne()
                        .from(APPLIED_STATUS)
                        .where(APPLIED_STATUS.TICKET_ID.eq(TICKET.ID))
                        .and(APPLIED_STATUS.ENDED_AT.isNull())));
        assertThat(tickets(TICKET.SITUATION.in(OVER).and(goesOn))).isEmpty();
    }

    private void noOpenChildOfClosed() {
        Ticket child = TICKET.as("child");
        assertThat(visible(TICKET.SITUATION
                        .in(OVER)
                        .and(exists(selectOne()
                                .from(child)
                                .where(child.PARENT_ID.eq(TICKET.ID))
                                .and(child.SITUATION.notIn(OVER))))))
                .isEmpty();
    }

    private void workIsASum() {
        Map<UUID, BigDecimal> entries = world.in(() -> sql.select(WORK_ENTRY.TICKET_ID, sum(WORK_ENTRY.SECONDS))
                .from(WORK_ENTRY)
                .groupBy(WORK_ENTRY.TICKET_ID)
                .fetchMap(WORK_ENTRY.TICKET_ID, row -> row.value2()));
        TicketPages pages = world.the(TicketPages.class);
        for (TicketRecord ticket : visible(TICKET.ID.in(entries.keySet()))) {
            assertThat(pages.ticket(world.acting(0), ticket.getId()).work().seconds())
                    .isEqualTo(entries.get(ticket.getId()).longValueExact());
        }
    }

    private void responsibleIsOfDepartment() {
        Map<UUID, UUID> now = new HashMap<>();
        for (TicketRecord ticket : tickets(TICKET.AGENT_ID.isNotNull())) {
            now.put(ticket.getId(), ticket.getAgentId());
            if (!Objects.equals(responsible.get(ticket.getId()), ticket.getAgentId())) {
                assertThat(isOf(ticket.getAgentId(), ticket.getDepartmentId()))
                        .as("the agent of " + world.ticket(ticket.getId()))
                        .isTrue();
            }
        }
        responsible = now;
    }

    private boolean isOf(UUID agent, UUID department) {
        return world.in(() -> sql.fetchExists(
                        DEPARTMENT_AGENT,
                        DEPARTMENT_AGENT.AGENT_ID.eq(agent).and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(department)))
                // Administrators are of every department.
                || sql.fetchExists(AGENT, AGENT.ID.eq(agent).and(AGENT.IS_ADMINISTRATOR.isTrue())));
    }

    private void filesOfAMessage() {
        var size = sum(ATTACHMENT.SIZE_BYTES);
        BigDecimal most = BigDecimal.valueOf(Attachments.MAXIMUM_BYTES);
        assertThat(world.in(() -> sql.select(TICKET_MESSAGE_ATTACHMENT.MESSAGE_ID, size)
                        .from(TICKET_MESSAGE_ATTACHMENT)
                        .join(ATTACHMENT)
                        .on(ATTACHMENT.ID.eq(TICKET_MESSAGE_ATTACHMENT.ATTACHMENT_ID))
                        .groupBy(TICKET_MESSAGE_ATTACHMENT.MESSAGE_ID)
                        .having(size.gt(most))
                        .unionAll(sql.select(SCHEDULED_REPLY_ATTACHMENT.REPLY_ID, size)
                                .from(SCHEDULED_REPLY_ATTACHMENT)
                                .join(ATTACHMENT)
                                .on(ATTACHMENT.ID.eq(SCHEDULED_REPLY_ATTACHMENT.ATTACHMENT_ID))
                                .groupBy(SCHEDULED_REPLY_ATTACHMENT.REPLY_ID)
                                .having(size.gt(most)))
                        .fetch()))
                .isEmpty();
    }

    // The job that empties it runs twice an hour; here it comes at once.
    private void trashIsEmptied() {
        world.the(TicketTrash.class).purge();
        assertThat(tickets(TICKET.DELETED_AT.le(OffsetDateTime.now().minus(World.KEPT))))
                .isEmpty();
    }

    private void seats() {
        Seats seats = world.the(Agents.class).seats(world.acting(0));
        @Nullable Integer limit = seats.limit();
        assertThat(seats.used()).isLessThanOrEqualTo(Objects.requireNonNull(limit));
        int active = world.in(() -> sql.fetchCount(AGENT, AGENT.ACTIVE.isTrue()));
        assertThat(active).isEqualTo(seats.used());
    }

    private void oneOwner() {
        assertThat(world.in(() -> sql.selectFrom(AGENT).where(AGENT.IS_OWNER).fetch()))
                .singleElement()
                .satisfies(owner -> assertThat(owner.getActive() && owner.getIsAdministrator())
                        .isTrue());
    }

    private void protocolsGrow() {
        List<Long> all = tickets(TICKET.NUMBER.isNotNull()).stream()
                .map(TicketRecord::getNumber)
                .toList();
        Set<Long> fresh = all.stream().filter(each -> !protocols.contains(each)).collect(Collectors.toSet());
        assertThat(all).doesNotHaveDuplicates();
        assertThat(fresh).allMatch(each -> each > highest);
        protocols = Set.copyOf(all);
        highest = all.stream().mapToLong(each -> each).reduce(highest, Math::max);
    }
}
