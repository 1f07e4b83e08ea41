package app.balcao.ticket;

import static app.balcao.schema.Tables.APPLIED_STATUS;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_EVENT;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.ActingAgent;
import app.balcao.people.TicketSight;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.TicketModel.Expected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever people do to tickets, in whatever order: after every step the ticket is as the {@link TicketModel} says, and
 * so is each queue of each agent. {@code -Dbalcao.sequences=500} tries more of them; a failure names its sequence.
 */
@BalcaoTest
class TicketSequencesTest {

    private static final int STEPS = 60;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    @Autowired
    private TicketBinding binding;

    @Autowired
    private TicketWork work;

    @Autowired
    private TicketTransfers transfers;

    @Autowired
    private Escalations escalations;

    @Autowired
    private TestGroups groups;

    @Autowired
    private AppliedStatuses statuses;

    @Autowired
    private CustomerReplies replies;

    @Autowired
    private TicketLists lists;

    private TestAccount account;
    private TicketModel model;
    private Random random;
    private UUID customer;
    private UUID status;
    private final List<UUID> opened = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();

    static LongStream sequences() {
        return LongStream.range(0, Long.getLong("balcao.sequences", 8));
    }

    @ParameterizedTest
    @MethodSource("sequences")
    @Rule({
        "STM-1", "STM-2", "OPN-2", "OPN-13", "OPN-14", "OPN-15", "LNK-2", "LNK-4", "LNK-7", "LNK-9", "RPL-2", "RPL-3",
        "RPL-6", "RPL-7", "RPL-11", "STA-5", "STA-6", "CLS-2", "CLS-3", "CLS-7", "TAB-3", "TAB-5", "TAB-6", "TAB-7",
        "TAB-8", "TRF-1", "TRF-3", "TRF-4", "ESC-5", "ESC-6", "ESC-7", "ESC-8", "ESC-13"
    })
    void whateverPeopleDo(long seed) {
        begin(seed);
        for (int step = 0; step < STEPS; step++) {
            UUID touched = step();
            if (touched != null) {
                ticketIsAsExpected(touched);
            }
            if (step % 10 == 9) {
                everyQueueIsAsExpected();
            }
        }
        opened.forEach(this::ticketIsAsExpected);
        protocolsGrow();
    }

    private void begin(long seed) {
        random = new Random(seed);
        account = accounts.create();
        customer = new TestTickets(accounts, sql, opening).customer(account, "Clara Cliente");
        // Everything that groups can give, as who lacks what is another test's.
        for (UUID agent : everyone()) {
            groups.sees(account, agent, TicketSight.LINKED_DEPARTMENTS);
        }
        status = accounts.in(
                account.id(), () -> TestStatuses.create(sql, "Em análise", account.support(), account.sales()));
        model = new TicketModel(account.owner());
        model.works(account.support(), account.manager(), account.agent(), account.colleague());
        model.works(account.sales(), account.seller());
        model.manages(account.support(), account.manager());
    }

    private @Nullable UUID step() {
        int dice = opened.isEmpty() ? 0 : random.nextInt(100);
        if (dice < 12) {
            return openByAgent();
        } else if (dice < 20) {
            return openByCustomer();
        } else if (dice < 24) {
            return moveColleague();
        }
        UUID id = any(opened);
        Expected ticket = model.tickets.get(id);
        UUID actor = anyone();
        if (dice < 40) {
            compare(
                    "Me vincular",
                    actor,
                    model.bindSelf(actor, ticket),
                    () -> binding.bindSelf(acting(actor), id, random.nextBoolean()));
        } else if (dice < 52) {
            UUID agent = anyone();
            compare(
                    "bind " + name(agent),
                    actor,
                    model.bind(actor, ticket, agent),
                    () -> binding.bind(acting(actor), id, agent, null));
        } else if (dice < 57) {
            UUID department = anyDepartment();
            UUID agent = random.nextBoolean() ? anyone() : null;
            compare(
                    "transfer to " + (agent == null ? "nobody" : name(agent)),
                    actor,
                    model.transfer(actor, ticket, department, agent),
                    () -> transfers.transfer(acting(actor), id, new Transfer(department, agent, null)));
        } else if (dice < 61) {
            return escalate(actor, id, ticket);
        } else if (dice < 69) {
            compare("reply", actor, model.reply(actor, ticket), () -> work.reply(acting(actor), id, writing()));
        } else if (dice < 72) {
            compare("comment", actor, model.comment(actor, ticket), () -> work.comment(acting(actor), id, writing()));
        } else if (dice < 76) {
            compare(
                    "status",
                    actor,
                    model.applyStatus(actor, ticket),
                    () -> statuses.apply(acting(actor), id, status, null));
        } else if (dice < 78) {
            compare("status ends", actor, model.endStatus(actor, ticket), () -> statuses.end(acting(actor), id));
        } else if (dice < 84) {
            compare("close", actor, model.close(actor, ticket), () -> work.close(acting(actor), id, null, null));
        } else if (dice < 88) {
            compare("reopen", actor, model.reopen(actor, ticket), () -> work.reopen(acting(actor), id));
        } else if (ticket.requester == null) {
            compare(
                    "customer writes",
                    null,
                    model.customerWrites(ticket),
                    () -> replies.append(
                            id, TestTickets.message(customer, ticket.department, "", "<p>E agora?</p>", null)));
        }
        return id;
    }

    private UUID escalate(UUID actor, UUID id, Expected ticket) {
        UUID department = anyDepartment();
        NewInternalTicket wanted =
                new NewInternalTicket(department, null, "Parte", "<p>Ajudem</p>", null, null, null, null);
        List<UUID> ids = new ArrayList<>();
        compare(
                "escalate",
                actor,
                model.mayEscalate(actor, ticket),
                () -> ids.add(escalations.escalate(acting(actor), id, wanted).id()));
        if (!ids.isEmpty()) {
            opened.add(ids.getFirst());
            model.escalated(actor, ticket, ids.getFirst(), department);
        }
        return id;
    }

    private @Nullable UUID openByAgent() {
        UUID actor = anyone();
        UUID department = anyDepartment();
        UUID agent = random.nextInt(3) == 0 ? anyone() : null;
        NewTicket wanted =
                new NewTicket(customer, department, null, "Assunto", "<p>Olá</p>", null, agent, null, null, null, null);
        int expected = model.mayOpen(actor, department, agent);
        List<UUID> ids = new ArrayList<>();
        compare(
                "open",
                actor,
                expected,
                () -> ids.add(opening.open(acting(actor), wanted).id()));
        if (ids.isEmpty()) {
            return null;
        }
        return remember(ids.getFirst(), department, agent);
    }

    private UUID openByCustomer() {
        UUID department = anyDepartment();
        OpenedTicket ticket = Tenant.call(
                account.id(),
                () -> opening.open(TestTickets.message(customer, department, "Socorro", "<p>Olá</p>", null)));
        steps.add("customer opens");
        return remember(ticket.id(), department, null);
    }

    private UUID remember(UUID id, UUID department, @Nullable UUID agent) {
        opened.add(id);
        model.opened(id, department, agent);
        return id;
    }

    // The colleague leaves support, with whatever they are responsible for there, or comes back.
    private @Nullable UUID moveColleague() {
        UUID colleague = account.colleague();
        if (model.isOf(account.support(), colleague)) {
            steps.add("colleague leaves");
            model.worksNoMore(account.support(), colleague);
            accounts.in(account.id(), () -> sql.deleteFrom(DEPARTMENT_AGENT)
                    .where(DEPARTMENT_AGENT.AGENT_ID.eq(colleague))
                    .execute());
        } else {
            steps.add("colleague comes");
            model.works(account.support(), colleague);
            accounts.in(account.id(), () -> sql.insertInto(DEPARTMENT_AGENT)
                    .set(DEPARTMENT_AGENT.ACCOUNT_ID, account.id())
                    .set(DEPARTMENT_AGENT.DEPARTMENT_ID, account.support())
                    .set(DEPARTMENT_AGENT.AGENT_ID, colleague)
                    .set(DEPARTMENT_AGENT.TICKETS, true)
                    .set(DEPARTMENT_AGENT.CHAT, false)
                    .execute());
        }
        return null;
    }

    private void compare(String what, @Nullable UUID actor, int expected, Runnable action) {
        steps.add((actor == null ? "" : name(actor) + ": ") + what);
        int status = TicketModel.DONE;
        try {
            Tenant.run(account.id(), action);
        } catch (Problem refused) {
            status = refused.status().value();
        }
        assertThat(status).as(told()).isEqualTo(expected);
    }

    private void ticketIsAsExpected(UUID id) {
        Expected expected = model.tickets.get(id);
        accounts.in(account.id(), () -> {
            var row = sql.fetchSingle(TICKET, TICKET.ACCOUNT_ID.eq(account.id()).and(TICKET.ID.eq(id)));
            assertThat(row.getSituation()).as(told()).isEqualTo((short) expected.situation);
            assertThat(row.getAgentId()).as(told()).isEqualTo(expected.agent);
            assertThat(row.getFirstReplyAt() != null).as(told()).isEqualTo(expected.answered);
            assertThat(row.getFirstClosedAt() != null).as(told()).isEqualTo(expected.everClosed);
            assertThat(row.getClosedAt() != null)
                    .as("closing time, " + told())
                    .isEqualTo(Set.of((short) 4, (short) 5).contains(row.getSituation()));
            if (row.getClosedAt() == null) {
                assertThat(row.getAgentId() == null)
                        .as("nobody's exactly in Novos chamados, " + told())
                        .isEqualTo(row.getSituation() == 1);
            }
            assertThat(row.getStatusId() != null).as(told()).isEqualTo(expected.hasStatus);
            assertThat(sql.fetchCount(
                            APPLIED_STATUS, APPLIED_STATUS.TICKET_ID.eq(id).and(APPLIED_STATUS.ENDED_AT.isNull())))
                    .as("statuses that go on, " + told())
                    .isEqualTo(expected.hasStatus ? 1 : 0);
            assertThat(sql.select(TICKET_EVENT.KIND)
                            .from(TICKET_EVENT)
                            .where(TICKET_EVENT.TICKET_ID.eq(id))
                            .orderBy(TICKET_EVENT.ID)
                            .fetch(TICKET_EVENT.KIND))
                    .as(told())
                    .containsExactlyElementsOf(expected.history);
            assertThat(sql.fetchCount(TICKET_MESSAGE, TICKET_MESSAGE.TICKET_ID.eq(id)))
                    .as(told())
                    .isEqualTo(expected.messages);
            return true;
        });
    }

    private void everyQueueIsAsExpected() {
        for (UUID agent : everyone()) {
            ActingAgent acting = acting(agent);
            TicketCounts counts = Tenant.call(account.id(), () -> lists.counts(acting));
            Map<String, @Nullable Integer> counted = new HashMap<>();
            counted.put("new", counts.fresh());
            counted.put("replied", counts.replied());
            counted.put("newly-bound", counts.newlyBound());
            counted.put("open", counts.open());
            counted.put("team-open", counts.teamOpen());
            counted.put("team-waiting", counts.teamWaiting());
            counted.forEach((tab, count) -> {
                Set<UUID> expected = model.queue(agent, tab);
                String place = tab + " of " + name(agent) + ", " + told();
                assertThat(count).as(place).isEqualTo(expected == null ? null : expected.size());
                if (expected != null) {
                    assertThat(listed(acting, tab)).as(place).isEqualTo(expected);
                }
            });
        }
    }

    private Set<UUID> listed(ActingAgent acting, String tab) {
        TicketFilter filter = new TicketFilter(
                Tab.ofKey(tab).orElseThrow(),
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                EnumSet.noneOf(Situation.class),
                null,
                null,
                null,
                null,
                TicketFilter.State.ALL,
                null,
                TicketFilter.Sort.ACTIVITY,
                false,
                Map.of());
        return Tenant.call(account.id(), () -> {
            List<TicketRow> rows =
                    lists.list(acting, filter, PageRequest.of(100, null)).items();
            assertThat(rows)
                    .as("newest first")
                    .isSortedAccordingTo(
                            Comparator.comparing(TicketRow::lastMessageAt).reversed());
            return new HashSet<>(rows.stream().map(TicketRow::id).toList());
        });
    }

    private void protocolsGrow() {
        assertThat(accounts.in(account.id(), () -> opened.stream()
                        .map(id -> sql.select(TICKET.NUMBER)
                                .from(TICKET)
                                .where(TICKET.ID.eq(id))
                                .fetchSingle()
                                .value1())
                        .toList()))
                .containsExactlyElementsOf(LongStream.rangeClosed(1001, 1000L + opened.size())
                        .boxed()
                        .toList());
    }

    private ActingAgent acting(UUID agent) {
        return accounts.acting(account, agent);
    }

    private static Writing writing() {
        return new Writing("<p>Vamos ver.</p>", null);
    }

    private List<UUID> everyone() {
        return List.of(account.owner(), account.manager(), account.agent(), account.colleague(), account.seller());
    }

    private UUID anyone() {
        return any(everyone());
    }

    private UUID anyDepartment() {
        return random.nextInt(4) == 0 ? account.sales() : account.support();
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String name(UUID agent) {
        return List.of("owner", "manager", "agent", "colleague", "seller")
                .get(everyone().indexOf(agent));
    }

    private String told() {
        return "after " + steps;
    }
}
