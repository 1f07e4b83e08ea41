package app.balcao.ticket.sequences;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tickets as the rules describe them, in plain numbers and without a word of the program's own: what a test compares the
 * program with. Each action, of which the rules are in the classes beside this one, answers with the status that the
 * interface would, and 200 alone changes anything.
 */
final class TicketModel {

    static final int DONE = 200;
    static final int INVALID = 400;
    static final int FORBIDDEN = 403;
    static final int UNSEEN = 404;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;

    final Map<Integer, Expected> tickets = new TreeMap<>();
    final ServiceRules service = new ServiceRules(this);
    final EndingRules ending = new EndingRules(this);
    final SideRules side = new SideRules(this);
    final LaterRules later = new LaterRules(this);
    final TrashRules trash = new TrashRules(this);
    final MergeRules merges = new MergeRules(this);
    final SplitRules splits = new SplitRules(this);

    /** The departments whose leaders close, when others ask. */
    final Set<Integer> managersClose = new TreeSet<>();

    private final Set<Integer> administrators = new TreeSet<>();
    private final Map<Integer, Set<Integer>> workers = new HashMap<>();
    private final Map<Integer, Set<Integer>> managers = new HashMap<>();
    private int opened;

    /** How many answers were ever to be sent later. */
    int replies;

    int owner;
    int freeSeats;

    TicketModel(int owner, int freeSeats) {
        this.owner = owner;
        this.freeSeats = freeSeats;
        administrators.add(owner);
    }

    /** The same, to find out what would become of it. */
    TicketModel copy() {
        TicketModel copy = new TicketModel(owner, freeSeats);
        copy.administrators.addAll(administrators);
        copy.opened = opened;
        copy.replies = replies;
        copy.managersClose.addAll(managersClose);
        workers.forEach((department, agents) -> copy.workers.put(department, new TreeSet<>(agents)));
        managers.forEach((department, agents) -> copy.managers.put(department, new TreeSet<>(agents)));
        tickets.forEach((id, ticket) -> copy.tickets.put(id, ticket.copy()));
        copy.merges.takeOver(merges);
        copy.splits.takeOver(splits);
        return copy;
    }

    void works(int department, Integer... agents) {
        workers.computeIfAbsent(department, none -> new TreeSet<>()).addAll(Set.of(agents));
    }

    /** They leave, and no longer follow what they do not see. */
    void worksNoMore(int department, int agent) {
        workers.getOrDefault(department, new TreeSet<>()).remove(agent);
        tickets.values().stream()
                .filter(each -> !each.trashed && !sees(agent, each))
                .forEach(each -> each.followers.remove(agent));
    }

    void manages(int department, int agent) {
        managers.computeIfAbsent(department, none -> new TreeSet<>()).add(agent);
    }

    int ownershipTo(int actor, int agent) {
        if (!administrators.contains(actor)) {
            return FORBIDDEN;
        }
        if (agent == owner) {
            return INVALID;
        }
        owner = agent;
        administrators.add(agent);
        return DONE;
    }

    int takeSeat(int actor) {
        if (!administrators.contains(actor)) {
            return FORBIDDEN;
        }
        if (freeSeats == 0) {
            return CONFLICT;
        }
        freeSeats--;
        return DONE;
    }

    boolean isAdministrator(int agent) {
        return administrators.contains(agent);
    }

    boolean isOf(int department, int agent) {
        return workers.getOrDefault(department, Set.of()).contains(agent)
                || managers.getOrDefault(department, Set.of()).contains(agent);
    }

    boolean leads(int department, int agent) {
        return isAdministrator(agent)
                || managers.getOrDefault(department, Set.of()).contains(agent);
    }

    /** Whether somebody sees a ticket; nobody sees one that lies in the trash or is gone. */
    boolean sees(int agent, @Nullable Expected ticket) {
        return ticket != null
                && !ticket.trashed
                && (works(agent, ticket)
                        || (ticket.requester != null && agent == ticket.requester)
                        || (ticket.represented != null && leads(ticket.represented, agent)));
    }

    boolean works(int agent, Expected ticket) {
        return isAdministrator(agent) || isOf(ticket.department, agent);
    }

    boolean inCharge(int agent, Expected ticket) {
        return (ticket.agent != null && agent == ticket.agent) || leads(ticket.department, agent);
    }

    /** A ticket that is there and not in the trash. */
    @Nullable
    Expected live(@Nullable Integer id) {
        Expected ticket = id == null ? null : tickets.get(id);
        return ticket == null || ticket.trashed ? null : ticket;
    }

    /** Whether a customer asked for it. */
    boolean isCustomers(int id) {
        Expected ticket = tickets.get(id);
        return ticket != null && ticket.requester == null;
    }

    boolean hasOpenChild(Expected ticket) {
        return ticket.children.stream().map(this::live).anyMatch(child -> child != null && !child.closed());
    }

    boolean hasClosedParent(Expected ticket) {
        Expected parent = live(ticket.parent);
        return parent != null && parent.closed();
    }

    void tellParent(Expected ticket, String what) {
        Expected parent = live(ticket.parent);
        if (parent != null) {
            parent.history.add(what);
        }
    }

    /** What opening a ticket would answer, with somebody chosen for it. */
    int mayOpen(int actor, int department, @Nullable Integer agent) {
        if (agent == null) {
            return DONE;
        }
        if (!isOf(department, agent)) {
            return INVALID;
        }
        return leads(department, actor) ? DONE : FORBIDDEN;
    }

    Expected opened(int department, @Nullable Integer agent) {
        Expected ticket = new Expected(opened++, department);
        ticket.agent = agent;
        ticket.situation = agent == null ? Expected.NEW : Expected.WAITING;
        ticket.history.add("OPENED");
        if (agent != null) {
            ticket.history.add("BOUND");
        }
        tickets.put(ticket.id, ticket);
        return ticket;
    }

    int open(int actor, int department, @Nullable Integer agent) {
        int answer = mayOpen(actor, department, agent);
        if (answer == DONE) {
            opened(department, agent);
        }
        return answer;
    }

    /** An agent asks a department for something, in the name of the one that they are of. */
    int openInternal(int actor, int department, @Nullable Integer agent) {
        int answer = mayOpen(actor, department, agent);
        if (answer == DONE) {
            Expected ticket = opened(department, agent);
            ticket.requester = actor;
            ticket.represented = departmentOf(actor);
        }
        return answer;
    }

    // Nobody is of several here.
    @Nullable
    Integer departmentOf(int agent) {
        return workers.keySet().stream()
                .filter(department -> isOf(department, agent))
                .findFirst()
                .orElse(null);
    }

    /** Which tickets stand in a queue for an agent; null when the queue is not theirs. */
    @Nullable
    Set<Integer> queue(int agent, String tab) {
        boolean leadsAny = isAdministrator(agent) || managers.values().stream().anyMatch(each -> each.contains(agent));
        Set<Integer> open = Set.of(
                Expected.ANSWERED, Expected.REASSIGNED, Expected.ESCALATED, Expected.ASKED, Expected.ASKED_AGAIN);
        return switch (tab) {
            case "new" -> which(each -> each.situation == Expected.NEW && works(agent, each));
            case "replied" -> mine(agent, Set.of(Expected.CUSTOMER_WROTE));
            case "newly-bound" -> mine(agent, Set.of(Expected.WAITING));
            case "open" -> mine(agent, open);
            case "team-open" -> leadsAny ? team(agent, open) : null;
            case "team-waiting" -> leadsAny ? team(agent, Set.of(Expected.WAITING)) : null;
            default -> throw new IllegalArgumentException(tab);
        };
    }

    private Set<Integer> mine(int agent, Set<Integer> situations) {
        return which(each ->
                each.agent != null && agent == each.agent && works(agent, each) && situations.contains(each.situation));
    }

    private Set<Integer> team(int agent, Set<Integer> situations) {
        return which(each -> leads(each.department, agent) && situations.contains(each.situation));
    }

    private Set<Integer> which(Predicate<Expected> condition) {
        return tickets.values().stream()
                .filter(each -> !each.trashed)
                .filter(condition)
                .map(each -> each.id)
                .collect(Collectors.toSet());
    }
}
