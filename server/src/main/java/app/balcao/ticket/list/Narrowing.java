package app.balcao.ticket.list;

import app.balcao.ticket.Situation;
import app.balcao.ticket.list.TicketFilter.Period;
import app.balcao.ticket.list.TicketFilter.Sort;
import app.balcao.ticket.list.TicketFilter.State;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A list's filter while a search's operators narrow it further, each more than the one before. */
final class Narrowing {

    private final TicketFilter given;
    private Set<UUID> departments;
    private Set<UUID> customers;
    private Set<UUID> agents;
    private boolean unassigned;
    private Set<Situation> situations;
    private Set<UUID> statuses;
    private final List<Set<UUID>> tagged;
    private State state;
    private Period written = Period.EVER;
    private boolean nothing;

    Narrowing(TicketFilter given) {
        this.given = given;
        departments = given.departmentIds();
        customers = given.customerIds();
        agents = given.agentIds();
        unassigned = given.unassigned();
        situations = given.situations();
        statuses = given.statusIds();
        tagged = new ArrayList<>(given.alsoTagged());
        state = given.state();
    }

    /** The filter in which words are looked for. */
    TicketFilter filter() {
        return filter(given.sort(), given.ascending(), given.active());
    }

    /** The filter of a list in which no words are looked for: last active first, and active in the days asked for. */
    TicketFilter asList() {
        return filter(Sort.ACTIVITY, false, both(given.active(), written));
    }

    private TicketFilter filter(Sort sort, boolean ascending, Period active) {
        return given.narrowed(
                departments,
                customers,
                agents,
                unassigned,
                situations,
                statuses,
                List.copyOf(tagged),
                state,
                active,
                sort,
                ascending);
    }

    /** When what is looked for was written. */
    Period written() {
        return written;
    }

    /** Whether two of the conditions exclude each other, so that no ticket has both. */
    boolean isNothing() {
        return nothing;
    }

    void departments(Set<UUID> ids) {
        departments = both(departments, ids);
    }

    void customers(Set<UUID> ids) {
        customers = both(customers, ids);
    }

    void agents(Set<UUID> ids) {
        nothing |= unassigned && agents.isEmpty();
        agents = both(agents, ids);
        unassigned = false;
    }

    void unassigned() {
        nothing |= !unassigned && !agents.isEmpty();
        agents = Set.of();
        unassigned = true;
    }

    void situations(Set<Situation> found) {
        situations = both(situations, found);
    }

    void statuses(Set<UUID> ids) {
        statuses = both(statuses, ids);
    }

    // A ticket may have several, so each time it is asked for one more.
    void tagged(Set<UUID> ids) {
        tagged.add(ids);
    }

    void state(State asked) {
        nothing |= state != State.ALL && state != asked;
        state = asked;
    }

    void written(Period period) {
        written = both(written, period);
    }

    // An empty set does not narrow; so it is told otherwise when two have nothing in common.
    private <T> Set<T> both(Set<T> asked, Set<T> found) {
        Set<T> left = new HashSet<>(found);
        if (!asked.isEmpty()) {
            left.retainAll(asked);
        }
        nothing |= left.isEmpty();
        return left;
    }

    private static Period both(Period one, Period other) {
        return new Period(later(one.from(), other.from()), earlier(one.to(), other.to()));
    }

    private static @Nullable OffsetDateTime later(@Nullable OffsetDateTime one, @Nullable OffsetDateTime other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable OffsetDateTime earlier(@Nullable OffsetDateTime one, @Nullable OffsetDateTime other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }
}
