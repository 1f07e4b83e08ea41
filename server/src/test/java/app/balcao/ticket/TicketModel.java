package app.balcao.ticket;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tickets as the rules describe them, in plain lists and numbers and without a word of the program's own: what a
 * test compares the program with. Each action answers with the status that the interface would, and 200 alone
 * changes anything.
 */
final class TicketModel {

    static final int DONE = 200;
    private static final int INVALID = 400;
    private static final int FORBIDDEN = 403;
    private static final int UNSEEN = 404;
    private static final int CONFLICT = 409;

    private static final int WAITING = 0;
    private static final int NEW = 1;
    private static final int ANSWERED = 2;
    private static final int CUSTOMER_WROTE = 3;
    private static final int CLOSED = 5;
    private static final int REASSIGNED = 6;
    private static final int ESCALATED = 7;

    /** A ticket. */
    static final class Expected {

        UUID department;
        final List<String> history = new ArrayList<>();

        final List<Expected> children = new ArrayList<>();

        @Nullable
        UUID agent;

        /** Who asked for it, and the ticket it is a part of; null for what a customer asked for. */
        @Nullable
        UUID requester;

        /** In whose name it was asked for. */
        @Nullable
        UUID represented;

        @Nullable
        Expected parent;

        int situation;
        boolean answered;
        boolean everClosed;
        boolean hasStatus;
        int messages = 1;

        Expected(UUID department) {
            this.department = department;
        }

        boolean closed() {
            return situation == CLOSED;
        }
    }

    private final UUID administrator;
    private final Map<UUID, Set<UUID>> workers = new LinkedHashMap<>();
    private final Map<UUID, Set<UUID>> managers = new LinkedHashMap<>();
    final Map<UUID, Expected> tickets = new LinkedHashMap<>();

    TicketModel(UUID administrator) {
        this.administrator = administrator;
    }

    void works(UUID department, UUID... agents) {
        workers.computeIfAbsent(department, none -> new HashSet<>()).addAll(List.of(agents));
    }

    void worksNoMore(UUID department, UUID agent) {
        workers.getOrDefault(department, new HashSet<>()).remove(agent);
    }

    void manages(UUID department, UUID agent) {
        managers.computeIfAbsent(department, none -> new HashSet<>()).add(agent);
    }

    boolean isOf(UUID department, UUID agent) {
        return workers.getOrDefault(department, Set.of()).contains(agent)
                || managers.getOrDefault(department, Set.of()).contains(agent);
    }

    private boolean leads(UUID department, UUID agent) {
        return agent.equals(administrator)
                || managers.getOrDefault(department, Set.of()).contains(agent);
    }

    private boolean sees(UUID agent, Expected ticket) {
        return works(agent, ticket)
                || agent.equals(ticket.requester)
                || (ticket.represented != null && leads(ticket.represented, agent));
    }

    private boolean works(UUID agent, Expected ticket) {
        return agent.equals(administrator) || isOf(ticket.department, agent);
    }

    /** What opening for a customer would answer, without doing it. */
    int mayOpen(UUID actor, UUID department, @Nullable UUID agent) {
        if (agent == null) {
            return DONE;
        }
        if (!isOf(department, agent)) {
            return INVALID;
        }
        return leads(department, actor) ? DONE : FORBIDDEN;
    }

    void opened(UUID id, UUID department, @Nullable UUID agent) {
        Expected ticket = new Expected(department);
        ticket.agent = agent;
        ticket.situation = agent == null ? NEW : WAITING;
        ticket.history.add("OPENED");
        if (agent != null) {
            ticket.history.add("BOUND");
        }
        tickets.put(id, ticket);
    }

    int bindSelf(UUID actor, Expected ticket) {
        if (!sees(actor, ticket)) {
            return UNSEEN;
        }
        if (ticket.closed()) {
            return CONFLICT;
        }
        if (actor.equals(ticket.agent)) {
            return DONE;
        }
        if (ticket.agent != null) {
            return CONFLICT;
        }
        if (!works(actor, ticket)) {
            return FORBIDDEN;
        }
        return bound(ticket, actor, WAITING);
    }

    int bind(UUID actor, Expected ticket, UUID agent) {
        if (!sees(actor, ticket)) {
            return UNSEEN;
        }
        if (!leads(ticket.department, actor)) {
            return actor.equals(agent) ? bindSelf(actor, ticket) : FORBIDDEN;
        }
        if (ticket.closed()) {
            return CONFLICT;
        }
        if (agent.equals(ticket.agent)) {
            return DONE;
        }
        if (!actor.equals(agent) && !isOf(ticket.department, agent)) {
            return INVALID;
        }
        return bound(ticket, agent, ticket.agent == null ? WAITING : REASSIGNED);
    }

    private static int bound(Expected ticket, UUID agent, int situation) {
        ticket.agent = agent;
        ticket.situation = situation;
        ticket.history.add("BOUND");
        return DONE;
    }

    int reply(UUID actor, Expected ticket) {
        if (!sees(actor, ticket)) {
            return UNSEEN;
        }
        if (actor.equals(ticket.requester) && !actor.equals(ticket.agent)) {
            return ask(ticket);
        }
        if (ticket.closed() || ticket.agent == null) {
            return CONFLICT;
        }
        if (ticket.parent != null) {
            ticket.parent.history.add("CHILD_ANSWERED");
        }
        ticket.situation = ANSWERED;
        ticket.answered = true;
        ticket.messages++;
        ticket.history.add("REPLIED");
        return DONE;
    }

    private static int ask(Expected ticket) {
        if (ticket.closed()) {
            return CONFLICT;
        }
        if (ticket.agent != null) {
            ticket.situation = CUSTOMER_WROTE;
        }
        ticket.messages++;
        ticket.history.add("REPLIED");
        return DONE;
    }

    int transfer(UUID actor, Expected ticket, UUID department, @Nullable UUID agent) {
        if (!sees(actor, ticket)) {
            return UNSEEN;
        }
        if (!works(actor, ticket)) {
            return FORBIDDEN;
        }
        if (ticket.closed()) {
            return CONFLICT;
        }
        if (agent != null && !isOf(department, agent)) {
            return INVALID;
        }
        if (department.equals(ticket.department) && Objects.equals(agent, ticket.agent)) {
            return DONE;
        }
        ticket.department = department;
        ticket.agent = agent;
        ticket.situation = agent == null ? NEW : REASSIGNED;
        ticket.history.add("TRANSFERRED");
        return DONE;
    }

    /** What escalating would answer, without doing it. */
    int mayEscalate(UUID actor, Expected ticket) {
        if (!sees(actor, ticket)) {
            return UNSEEN;
        }
        if (!works(actor, ticket)) {
            return FORBIDDEN;
        }
        return ticket.closed() || ticket.agent == null || depth(ticket) >= 5 ? CONFLICT : DONE;
    }

    private static int depth(Expected ticket) {
        return ticket.parent == null ? 0 : 1 + depth(ticket.parent);
    }

    void escalated(UUID actor, Expected parent, UUID id, UUID department) {
        parent.situation = ESCALATED;
        parent.history.add("ESCALATED");
        opened(id, department, null);
        Expected child = tickets.get(id);
        child.requester = actor;
        child.represented = isOf(parent.department, actor) ? parent.department : null;
        child.parent = parent;
        parent.children.add(child);
    }

    int comment(UUID actor, Expected ticket) {
        if (!sees(actor, ticket)) {
            return UNSEEN;
        }
        if (ticket.closed()) {
            return CONFLICT;
        }
        ticket.messages++;
        ticket.history.add("COMMENTED");
        return DONE;
    }

    int applyStatus(UUID actor, Expected ticket) {
        int refused = inCharge(actor, ticket);
        if (refused != DONE) {
            return refused;
        }
        ticket.hasStatus = true;
        ticket.history.add("STATUS_STARTED");
        return DONE;
    }

    int endStatus(UUID actor, Expected ticket) {
        int refused = inCharge(actor, ticket);
        if (refused != DONE || !ticket.hasStatus) {
            return refused == DONE ? CONFLICT : refused;
        }
        ticket.hasStatus = false;
        ticket.history.add("STATUS_ENDED");
        return DONE;
    }

    // What only who is in charge of an open ticket does.
    private int inCharge(UUID actor, Expected ticket) {
        if (!sees(actor, ticket)) {
            return UNSEEN;
        }
        if (!actor.equals(ticket.agent) && !leads(ticket.department, actor)) {
            return FORBIDDEN;
        }
        return ticket.closed() ? CONFLICT : DONE;
    }

    int close(UUID actor, Expected ticket) {
        int refused = inCharge(actor, ticket);
        if (refused != DONE) {
            return refused;
        }
        if (ticket.children.stream().anyMatch(child -> !child.closed())) {
            return CONFLICT;
        }
        if (ticket.parent != null) {
            ticket.parent.history.add("CHILD_CLOSED");
        }
        ticket.situation = CLOSED;
        ticket.hasStatus = false;
        ticket.everClosed = true;
        ticket.history.add("CLOSED");
        return DONE;
    }

    int reopen(UUID actor, Expected ticket) {
        if (!sees(actor, ticket)) {
            return UNSEEN;
        }
        if (!works(actor, ticket)) {
            return FORBIDDEN;
        }
        if (!ticket.closed() || (ticket.parent != null && ticket.parent.closed())) {
            return CONFLICT;
        }
        if (ticket.parent != null) {
            ticket.parent.history.add("CHILD_REOPENED");
        }
        return comeBack(ticket);
    }

    private int comeBack(Expected ticket) {
        if (ticket.agent != null && !isOf(ticket.department, ticket.agent)) {
            ticket.agent = null;
        }
        ticket.situation = ticket.agent == null ? NEW : CUSTOMER_WROTE;
        ticket.history.add("REOPENED");
        return DONE;
    }

    int customerWrites(Expected ticket) {
        if (ticket.closed()) {
            comeBack(ticket);
        } else if (ticket.agent != null) {
            ticket.situation = CUSTOMER_WROTE;
        }
        ticket.messages++;
        ticket.history.add("CUSTOMER_REPLIED");
        return DONE;
    }

    /** Which tickets stand in a queue for an agent; null when the queue is not theirs. */
    @Nullable
    Set<UUID> queue(UUID agent, String tab) {
        boolean leadsAny =
                agent.equals(administrator) || managers.values().stream().anyMatch(each -> each.contains(agent));
        return switch (tab) {
            case "new" -> which(each -> each.situation == NEW && works(agent, each));
            case "replied" -> mine(agent, Set.of(CUSTOMER_WROTE));
            case "newly-bound" -> mine(agent, Set.of(WAITING));
            case "open" -> mine(agent, Set.of(ANSWERED, REASSIGNED, ESCALATED));
            case "team-open" -> leadsAny ? team(agent, Set.of(ANSWERED, REASSIGNED, ESCALATED)) : null;
            case "team-waiting" -> leadsAny ? team(agent, Set.of(WAITING)) : null;
            default -> throw new IllegalArgumentException(tab);
        };
    }

    private Set<UUID> mine(UUID agent, Set<Integer> situations) {
        return which(each -> agent.equals(each.agent) && works(agent, each) && situations.contains(each.situation));
    }

    private Set<UUID> team(UUID agent, Set<Integer> situations) {
        return which(each -> leads(each.department, agent) && situations.contains(each.situation));
    }

    private Set<UUID> which(Predicate<Expected> condition) {
        Set<UUID> ids = new HashSet<>();
        tickets.forEach((id, ticket) -> {
            if (condition.test(ticket)) {
                ids.add(id);
            }
        });
        return ids;
    }
}
