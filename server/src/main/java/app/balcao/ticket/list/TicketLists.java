package app.balcao.ticket.list;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.store.CountReads;
import app.balcao.ticket.store.DayReads;
import app.balcao.ticket.store.ListReads;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists and counts tickets for those who may see them. */
@Service
@Transactional(readOnly = true)
public class TicketLists {

    private final ListReads lists;
    private final TicketSearch searches;
    private final CountReads counts;
    private final DayReads days;
    private final Clock clock;

    TicketLists(ListReads lists, TicketSearch searches, CountReads counts, DayReads days, Clock clock) {
        this.lists = lists;
        this.searches = searches;
        this.counts = counts;
        this.days = days;
        this.clock = clock;
    }

    /**
     * A page of tickets of the departments the agent sees.
     *
     * @param columns what the list shows: of some of it rows tell only then (COL-5)
     * @throws Problem forbidden, for a team's queue without leading one (TAB-7); validation, for a bad cursor
     */
    public Page<TicketRow> list(
            ActingAgent acting, TicketFilter filter, Collection<ListColumn> columns, PageRequest request) {
        requireQueue(acting, filter);
        return filter.search() == null
                ? lists.list(acting, filter, columns, request)
                : searches.search(acting, filter, filter.search(), columns, request);
    }

    /** The same, of what every row tells. */
    public Page<TicketRow> list(ActingAgent acting, TicketFilter filter, PageRequest request) {
        return list(acting, filter, List.of(), request);
    }

    /**
     * Whether the filter makes sense, for who lists later.
     *
     * @throws Problem forbidden; validation, for a search that says nothing
     */
    public void check(ActingAgent acting, TicketFilter filter) {
        requireQueue(acting, filter);
        if (filter.search() != null) {
            list(acting, filter, PageRequest.of(1, null));
        }
    }

    private static void requireQueue(ActingAgent acting, TicketFilter filter) {
        Tab tab = filter.tab();
        if (tab != null && tab.whose() == Tab.Whose.TEAM) {
            acting.require(Permission.TEAM_QUEUES);
        }
    }

    /** How many stand in each queue (TAB-6). */
    public TicketCounts counts(ActingAgent acting) {
        return counts.counts(acting);
    }

    /** What happened today, as the agent's zone has it, in the departments they see. */
    public TicketDay day(ActingAgent acting) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), acting.zone());
        return days.day(acting, today.atStartOfDay(acting.zone()).toOffsetDateTime());
    }
}
