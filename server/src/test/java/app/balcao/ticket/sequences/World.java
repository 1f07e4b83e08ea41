package app.balcao.ticket.sequences;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.TAG;
import static app.balcao.schema.Tables.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.AtOnce;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.ActingAgent;
import app.balcao.people.TicketSight;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.TestStatuses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** A company in the program and in the model, to which the same is done. */
final class World {

    static final int COLLEAGUE = 3;
    static final int SUPPORT = 0;
    static final int SALES = 1;
    static final int FREE_SEATS = 1;

    /** How long what was deleted lies in the trash. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final List<String> NAMES = List.of("owner", "manager", "agent", "colleague", "seller");

    /** The answer to who changes a version that is not there any more. */
    private static final int OUTDATED = 412;

    final TestAccounts accounts;
    final DSLContext sql;
    final TestAccount account;
    final List<UUID> agents;
    final List<UUID> departments;
    final List<UUID> tags;
    final UUID customer;
    final UUID status;

    /** Tickets, and answers that are to be sent later, in the order in which they came to be. */
    final List<UUID> tickets = new ArrayList<>();

    final List<UUID> replies = new ArrayList<>();
    private final ApplicationContext program;
    private final List<String> steps = new ArrayList<>();
    private final ReadFacts read;
    private TicketModel model;

    World(ApplicationContext program) {
        this.program = program;
        accounts = the(TestAccounts.class);
        sql = the(DSLContext.class);
        account = accounts.create();
        agents = List.of(account.owner(), account.manager(), account.agent(), account.colleague(), account.seller());
        departments = List.of(account.support(), account.sales());
        // Everything that groups can give, as who lacks what is another test's.
        agents.forEach(each -> the(TestGroups.class).sees(account, each, TicketSight.LINKED_DEPARTMENTS));
        customer = in(this::insertCustomer);
        status = in(() -> TestStatuses.create(sql, "Em análise", account.support(), account.sales()));
        tags = in(() -> List.of(insertTag("urgente"), insertTag("frete")));
        in(() -> sql.update(DEPARTMENT)
                .set(DEPARTMENT.CLOSING_BY_MANAGER, true)
                .where(DEPARTMENT.ID.eq(account.support()))
                .execute());
        in(() -> sql.update(ACCOUNT)
                .set(ACCOUNT.AGENT_LIMIT, agents.size() + FREE_SEATS)
                .execute());
        model = new TicketModel(0, FREE_SEATS);
        model.works(SUPPORT, 1, 2, COLLEAGUE);
        model.works(SALES, 4);
        model.manages(SUPPORT, 1);
        model.managersClose.add(SUPPORT);
        read = new ReadFacts(this);
    }

    private UUID insertCustomer() {
        return sql.insertInto(CUSTOMER)
                .set(CUSTOMER.ACCOUNT_ID, account.id())
                .set(CUSTOMER.NAME, "Clara Cliente")
                .returningResult(CUSTOMER.ID)
                .fetchSingle()
                .value1();
    }

    private UUID insertTag(String name) {
        return sql.insertInto(TAG)
                .set(TAG.ACCOUNT_ID, account.id())
                .set(TAG.NAME, name)
                .set(TAG.COLOR, "blue")
                .returningResult(TAG.ID)
                .fetchSingle()
                .value1();
    }

    <T> T the(Class<T> service) {
        return program.getBean(service);
    }

    <T> T in(Supplier<T> work) {
        return accounts.in(account.id(), work);
    }

    void publish(Object event) {
        program.publishEvent(event);
    }

    TicketModel model() {
        return model;
    }

    ActingAgent acting(int agent) {
        return accounts.acting(account, agents.get(agent));
    }

    String name(int agent) {
        return NAMES.get(agent);
    }

    /** The tickets that there are, in the trash as well. */
    Set<Integer> there() {
        return new TreeSet<>(model.tickets.keySet());
    }

    UUID ticket(int id) {
        return tickets.get(id);
    }

    int ticket(UUID id) {
        return tickets.indexOf(id);
    }

    /** The version that a change is made from; any, when the ticket is not to be seen. */
    int version(int id) {
        return in(() -> sql.select(TICKET.VERSION)
                .from(TICKET)
                .where(TICKET.ID.eq(ticket(id)))
                .fetchOptional(TICKET.VERSION)
                .orElse(0));
    }

    /** The protocol; none that exists, when the ticket is not to be seen. */
    long number(int id) {
        return in(() -> sql.select(TICKET.NUMBER)
                .from(TICKET)
                .where(TICKET.ID.eq(ticket(id)))
                .fetchOptional(TICKET.NUMBER)
                .orElse(0L));
    }

    /** Whether a customer asked for it, so that they can write to it. */
    boolean isCustomers(int id) {
        return model.isCustomers(id);
    }

    String told() {
        return "after " + steps;
    }

    private record Outcome(int status, @Nullable UUID made) {}

    /** Something is done, and is answered as the rules say; then each ticket is as they say. */
    void happens(Attempt attempt) {
        steps.add(attempt.told());
        Outcome outcome = outcome(attempt);
        assertThat(outcome.status()).as(told()).isEqualTo(attempt.expected().applyAsInt(model));
        keep(attempt, outcome);
        assertThat(read.all()).as(told()).isEqualTo(read.of(model));
    }

    /** Two things are done at once: it comes to the same as if one had been done after the other, whichever was first. */
    void happenTogether(Attempt one, Attempt other) {
        steps.add(one.told() + " while " + other.told());
        List<Outcome> outcomes = together(one, other);
        TicketModel forth = model.copy();
        TicketModel back = model.copy();
        boolean forthFits = fits(forth, one, outcomes.getFirst()) && fits(forth, other, outcomes.getLast());
        boolean backFits = fits(back, other, outcomes.getLast()) && fits(back, one, outcomes.getFirst());
        assertThat(forthFits || backFits)
                .as("answers %s of one order or the other, %s", outcomes, told())
                .isTrue();
        Runnable oneFirst = () -> {
            keep(one, outcomes.getFirst());
            keep(other, outcomes.getLast());
        };
        Runnable otherFirst = () -> {
            keep(other, outcomes.getLast());
            keep(one, outcomes.getFirst());
        };
        if (forthFits && (!backFits || comesTo(forth, oneFirst))) {
            oneFirst.run();
            model = forth;
        } else {
            otherFirst.run();
            model = back;
        }
        assertThat(read.all()).as(told()).isEqualTo(read.of(model));
    }

    private List<Outcome> together(Attempt one, Attempt other) {
        try {
            return AtOnce.all(List.of(() -> outcome(one), () -> outcome(other)));
        } catch (Exception failure) {
            throw new AssertionError(told(), failure);
        }
    }

    // Who is told that a version is not there any more changes nothing, and may try again.
    private static boolean fits(TicketModel model, Attempt attempt, Outcome outcome) {
        return outcome.status() == OUTDATED || attempt.expected().applyAsInt(model) == outcome.status();
    }

    private Outcome outcome(Attempt attempt) {
        try {
            return new Outcome(TicketModel.DONE, Tenant.call(account.id(), () -> attempt.real()
                    .get()));
        } catch (Problem refused) {
            return new Outcome(refused.status().value(), null);
        }
    }

    private static void keep(Attempt attempt, Outcome outcome) {
        if (outcome.made() != null) {
            attempt.keep().accept(outcome.made());
        }
    }

    private boolean comesTo(TicketModel expected, Runnable keep) {
        int ticketsBefore = tickets.size();
        int repliesBefore = replies.size();
        keep.run();
        boolean equal = read.all().equals(read.of(expected));
        tickets.subList(ticketsBefore, tickets.size()).clear();
        replies.subList(repliesBefore, replies.size()).clear();
        return equal;
    }

    List<Integer> everyone() {
        return IntStream.range(0, agents.size()).boxed().toList();
    }
}
