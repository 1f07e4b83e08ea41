package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.store.CountReads;
import app.balcao.ticket.store.ListReads;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists and counts tickets for those who may see them. */
@Service
@Transactional(readOnly = true)
public class TicketLists {

    private final ListReads lists;
    private final CountReads counts;

    TicketLists(ListReads lists, CountReads counts) {
        this.lists = lists;
        this.counts = counts;
    }

    /**
     * A page of tickets of the departments the agent sees.
     *
     * @throws Problem forbidden, for a team's queue without leading one (TAB-7); validation, for a bad cursor
     */
    public Page<TicketRow> list(ActingAgent acting, TicketFilter filter, PageRequest request) {
        Tab tab = filter.tab();
        if (tab != null && tab.whose() == Tab.Whose.TEAM) {
            acting.require(Permission.TEAM_QUEUES);
        }
        return lists.list(acting, filter, request);
    }

    /** How many stand in each queue (TAB-6). */
    public TicketCounts counts(ActingAgent acting) {
        return counts.counts(acting);
    }
}
