package app.balcao.ticket.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.people.ActingAgent;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.list.Tab;
import app.balcao.ticket.list.TicketCounts;
import app.balcao.ticket.list.TicketFilter;
import app.balcao.ticket.list.TicketLists;
import app.balcao.ticket.list.TicketRow;
import app.balcao.ticket.sequences.Turn.Step;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;

/**
 * Whatever agents, managers, customers and time do to tickets, in whatever order and two of them at once: after every step
 * each ticket is as the {@link TicketModel} says, all {@link Invariants} hold, and who looks on has been told of all that
 * changed. A failure is shrunk to few steps and names its seed; {@code -Djqwik.tries.default=500} tries more.
 */
@BalcaoTest
class TicketSequencesTest {

    private static final int LONGEST = 60;
    private static final int QUEUES_EVERY = 10;

    @Autowired
    private ApplicationContext program;

    @BeforeProperty
    void start() throws Exception {
        new TestContextManager(getClass()).prepareTestInstance(this);
    }

    @Property(seed = "20261127", edgeCases = EdgeCasesMode.NONE)
    @Rule({
        "STM-1", "STM-2", "OPN-2", "OPN-13", "OPN-14", "OPN-15", "LNK-2", "LNK-4", "LNK-7", "LNK-9", "RPL-2", "RPL-3",
        "RPL-6", "RPL-7", "RPL-11", "STA-5", "STA-6", "CLS-2", "CLS-3", "CLS-7", "TAB-3", "TAB-5", "TAB-6", "TAB-7",
        "TAB-8", "TRF-1", "TRF-3", "TRF-4", "ESC-5", "ESC-6", "ESC-7", "ESC-8", "ESC-13", "WRK-4", "CLS-6", "CLS-8",
        "MRG-1", "MRG-3", "MRG-6", "MRG-8", "SPL-1", "SPL-4", "SPL-5", "SPL-8", "SPL-9"
    })
    void whateverPeopleDo(@ForAll("turns") List<Turn> turns, @ForAll("agents") int looker) {
        World world = new World(program);
        Map<What, Function<Step, Attempt>> actions = actions(world);
        Invariants invariants = new Invariants(world);
        OpenConsole console = new OpenConsole(world, looker);
        int step = 0;
        for (Turn turn : turns) {
            act(world, actions, turn);
            invariants.check();
            console.check();
            if (++step % QUEUES_EVERY == 0) {
                everyQueueIsAsExpected(world);
            }
        }
        everyQueueIsAsExpected(world);
    }

    private static Map<What, Function<Step, Attempt>> actions(World world) {
        Map<What, Function<Step, Attempt>> actions = new EnumMap<>(What.class);
        new OpeningActions(world).addTo(actions);
        new ServiceActions(world).addTo(actions);
        new EndingActions(world).addTo(actions);
        new SplitActions(world).addTo(actions);
        new SideActions(world).addTo(actions);
        new CompanyActions(world).addTo(actions);
        assertThat(actions).containsOnlyKeys(What.values());
        return actions;
    }

    // While there is no ticket, there is nothing to do to one.
    private static void act(World world, Map<What, Function<Step, Attempt>> actions, Turn turn) {
        List<Integer> there = List.copyOf(world.there());
        Step first = turn.first();
        if (there.isEmpty() && first.what().needsTicket()) {
            return;
        }
        int ticket = there.isEmpty() ? 0 : there.get(first.ticket() % there.size());
        Attempt attempt = actions.get(first.what()).apply(first.of(ticket));
        Step second = turn.second();
        if (second == null || !first.what().atOnce) {
            world.happens(attempt);
        } else {
            world.happenTogether(attempt, actions.get(second.what()).apply(second.of(ticket)));
        }
    }

    @Provide
    Arbitrary<Integer> agents() {
        return Arbitraries.integers().between(0, 4);
    }

    @Provide
    Arbitrary<List<Turn>> turns() {
        Arbitrary<@Nullable Step> meanwhile = steps(what -> what.atOnce).injectNull(0.75);
        return Combinators.combine(steps(what -> true), meanwhile)
                .as(Turn::new)
                .list()
                .ofMaxSize(LONGEST)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Step> steps(Predicate<What> which) {
        Arbitrary<What> whats = Arbitraries.frequency(Arrays.stream(What.values())
                .filter(which)
                .map(each -> Tuple.of(each.weight, each))
                .toList());
        return Combinators.combine(
                        whats,
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 59).withDistribution(RandomDistribution.uniform()),
                        Arbitraries.integers().between(0, 199).withDistribution(RandomDistribution.uniform()))
                .as(Step::new);
    }

    private static void everyQueueIsAsExpected(World world) {
        for (int agent : world.everyone()) {
            ActingAgent acting = world.acting(agent);
            TicketLists lists = world.the(TicketLists.class);
            TicketCounts counts = Tenant.call(world.account.id(), () -> lists.counts(acting));
            Map<String, @Nullable Integer> counted = new HashMap<>();
            counted.put("new", counts.fresh());
            counted.put("replied", counts.replied());
            counted.put("newly-bound", counts.newlyBound());
            counted.put("open", counts.open());
            counted.put("team-open", counts.teamOpen());
            counted.put("team-waiting", counts.teamWaiting());
            counted.forEach((tab, count) -> {
                Set<Integer> expected = world.model().queue(agent, tab);
                String place = tab + " of " + world.name(agent) + ", " + world.told();
                assertThat(count).as(place).isEqualTo(expected == null ? null : expected.size());
                if (expected != null) {
                    assertThat(listed(world, acting, tab)).as(place).isEqualTo(expected);
                }
            });
        }
    }

    private static Set<Integer> listed(World world, ActingAgent acting, String tab) {
        TicketFilter filter = TicketFilter.all(Tab.ofKey(tab).orElseThrow(), TicketFilter.Sort.ACTIVITY, false);
        List<TicketRow> rows = Tenant.call(world.account.id(), () -> world.the(TicketLists.class)
                .list(acting, filter, PageRequest.of(100, null))
                .items());
        assertThat(rows)
                .as("newest first")
                .isSortedAccordingTo(
                        Comparator.comparing(TicketRow::lastMessageAt).reversed());
        return new HashSet<>(rows.stream().map(row -> world.ticket(row.id())).toList());
    }
}
