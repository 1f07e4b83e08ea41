package app.balcao.ticket.sequences;

import static app.balcao.schema.Tables.REALTIME_EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.agenda.Schedules;
import app.balcao.people.ActingAgent;
import app.balcao.people.MyData;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.realtime.Topics;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.ScheduledReplies;
import app.balcao.ticket.TicketPage;
import app.balcao.ticket.TicketPages;
import app.balcao.ticket.list.Tab;
import app.balcao.ticket.list.TicketFilter;
import app.balcao.ticket.list.TicketLists;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An agent's console that stays open on everything they see. It fetches anew what a realtime event makes stale, as the
 * browser does; what it fetched before and no event reached must be what it would fetch now.
 */
final class OpenConsole {

    private static final String LISTS = "lists";

    /** Kinds of events on a ticket's topic that leave its page as it is. */
    private static final Set<String> BESIDE_THE_PAGE =
            Set.of("presence-changed", "scheduled-replies-changed", "stopwatch-changed");

    /** Whom a ticket could be given to follows the directory, which has events of its own. */
    private static final Pattern DIRECTORY = Pattern.compile("bindableAgents=.*?, fields=");

    /** Who does not see a parent does not follow it, and finds out how it stands when they come again. */
    private static final String UNSEEN = "parent=unseen, children";

    private static final Pattern UNSEEN_PARENT =
            Pattern.compile("parent=Relative\\[(?:(?!seen=).)*seen=false], children");
    private static final Pattern ANY_PARENT =
            Pattern.compile("parent=(?:null|Relative\\[(?:(?!seen=).)*seen=\\w+]), children");

    private final World world;
    private final int agent;
    private final Map<String, Long> heard = new HashMap<>();
    private Map<String, String> shown = Map.of();
    private Set<String> topics = Set.of();

    /** The tickets whose pages follow their parent, by that one. */
    private Map<Integer, List<Integer>> parts = Map.of();

    OpenConsole(World world, int agent) {
        this.world = world;
        this.agent = agent;
        events();
        fetch();
    }

    private record Event(String topic, long seq, String kind) {}

    /** Compares, and goes on from what there is now. */
    void check() {
        Map<String, String> before = shown;
        Set<String> stale = stale(events());
        fetch();
        if (stale.contains(Topics.agent(world.agents.get(agent)))) {
            // What they may see is another by now: the console fetches everything.
            return;
        }
        // A page that is not theirs any more takes along what stands on it.
        world.there().stream()
                .filter(each -> stale.contains(page(each)) && !shown.containsKey(page(each)))
                .forEach(each -> stale.add(later(each)));
        before.forEach((view, earlier) -> {
            if (!stale.contains(view)) {
                assertThat(asSeenBefore(earlier, shown.get(view)))
                        .as("%s of %s, of which no event told, %s", view, world.name(agent), world.told())
                        .isEqualTo(earlier);
            }
        });
    }

    private static @Nullable String asSeenBefore(String earlier, @Nullable String now) {
        return now == null || !earlier.contains(UNSEEN)
                ? now
                : ANY_PARENT.matcher(now).replaceFirst(UNSEEN);
    }

    private List<Event> events() {
        List<Event> fresh = world
                .in(() -> world.sql
                        .select(REALTIME_EVENT.TOPIC, REALTIME_EVENT.SEQ, REALTIME_EVENT.KIND)
                        .from(REALTIME_EVENT)
                        .fetch(row -> new Event(row.value1(), row.value2(), row.value3())))
                .stream()
                .filter(each -> each.seq() > heard.getOrDefault(each.topic(), 0L))
                .toList();
        fresh.forEach(each -> heard.merge(each.topic(), each.seq(), Math::max));
        return fresh;
    }

    private Set<String> stale(List<Event> events) {
        Set<String> stale = new HashSet<>();
        for (Event event : events) {
            if (topics.contains(event.topic())) {
                views(LISTS).forEach(stale::add);
            }
            if (event.topic().startsWith("ticket:")) {
                int ticket = world.ticket(UUID.fromString(event.topic().substring("ticket:".length())));
                parts.getOrDefault(ticket, List.of()).forEach(child -> stale.add(page(child)));
                stale.addAll(
                        BESIDE_THE_PAGE.contains(event.kind())
                                ? List.of(later(ticket))
                                : List.of(page(ticket), schedule(ticket)));
            }
            if ("rights-changed".equals(event.kind())) {
                stale.add(event.topic());
            }
        }
        return stale;
    }

    private List<String> views(String kind) {
        return shown.keySet().stream().filter(each -> each.startsWith(kind)).toList();
    }

    private void fetch() {
        ActingAgent acting = world.acting(agent);
        Map<String, String> now = new LinkedHashMap<>();
        Tenant.run(world.account.id(), () -> {
            topics = Set.copyOf(world.the(MyData.class).me(acting).ticketTopics());
            TicketLists lists = world.the(TicketLists.class);
            now.put(LISTS + " counts", lists.counts(acting).toString());
            now.put(LISTS + " all", list(acting, null));
            now.put(LISTS + " new", list(acting, Tab.ofKey("new").orElseThrow()));
            now.put(LISTS + " open", list(acting, Tab.ofKey("open").orElseThrow()));
            now.put(LISTS + " replied", list(acting, Tab.ofKey("replied").orElseThrow()));
            for (int ticket : world.there()) {
                UUID id = world.ticket(ticket);
                put(now, page(ticket), () -> told(world.the(TicketPages.class).page(acting, id)));
                put(now, schedule(ticket), () -> world.the(Schedules.class)
                        .of(acting, id)
                        .toString());
                put(now, later(ticket), () -> world.the(ScheduledReplies.class)
                        .list(acting, id)
                        .toString());
            }
        });
        shown = now;
        TicketModel model = world.model();
        parts = model.tickets.values().stream()
                .filter(each -> each.parent != null && model.sees(agent, model.live(each.parent)))
                .collect(Collectors.groupingBy(
                        each -> each.parent, Collectors.mapping(each -> each.id, Collectors.toList())));
    }

    private String list(ActingAgent acting, @Nullable Tab tab) {
        TicketFilter filter = TicketFilter.all(tab, TicketFilter.Sort.ACTIVITY, false);
        return world.the(TicketLists.class)
                .list(acting, filter, PageRequest.of(100, null))
                .items()
                .toString();
    }

    private static String told(TicketPage page) {
        String ticket = DIRECTORY.matcher(page.ticket().toString()).replaceFirst("fields=");
        return UNSEEN_PARENT.matcher(ticket).replaceFirst(UNSEEN) + page.messages() + page.events();
    }

    // What they do not see is not open.
    private static void put(Map<String, String> views, String view, Supplier<String> read) {
        try {
            views.put(view, read.get());
        } catch (Problem unseen) {
            views.remove(view);
        }
    }

    private static String page(int ticket) {
        return "page of " + ticket;
    }

    private static String schedule(int ticket) {
        return "schedule of " + ticket;
    }

    private static String later(int ticket) {
        return "answers to be sent later of " + ticket;
    }
}
