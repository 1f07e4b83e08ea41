package app.balcao.ticket.sequences;

import static app.balcao.ticket.sequences.TicketModel.CONFLICT;
import static app.balcao.ticket.sequences.TicketModel.DONE;
import static app.balcao.ticket.sequences.TicketModel.UNSEEN;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of the trash. */
final class TrashRules {

    private final TicketModel model;

    TrashRules(TicketModel model) {
        this.model = model;
    }

    int discard(int actor, int id) {
        Expected ticket = model.live(id);
        if (ticket == null || !model.works(actor, ticket)) {
            return UNSEEN;
        }
        if (model.merges.isMerged(id)) {
            return CONFLICT;
        }
        ticket.trashed = true;
        ticket.history.add("DISCARDED");
        return DONE;
    }

    int restore(int actor, int id) {
        Expected ticket = discarded(actor, id);
        if (ticket == null) {
            return UNSEEN;
        }
        if (!ticket.closed() && model.hasClosedParent(ticket)) {
            return CONFLICT;
        }
        ticket.trashed = false;
        ticket.history.add("RESTORED");
        ticket.followers.removeIf(each -> !model.sees(each, ticket));
        releaseFromWhoDoesNotFit(ticket);
        return DONE;
    }

    int remove(int actor, int id) {
        Expected ticket = discarded(actor, id);
        if (ticket == null) {
            return UNSEEN;
        }
        gone(ticket);
        return DONE;
    }

    private @Nullable Expected discarded(int actor, int id) {
        Expected ticket = model.tickets.get(id);
        return ticket == null || !ticket.trashed || !model.works(actor, ticket) ? null : ticket;
    }

    /** Seven days pass, after which the trash is empty. */
    int sevenDaysPass() {
        List.copyOf(model.tickets.values()).stream()
                .filter(each -> each.trashed)
                .forEach(this::gone);
        return DONE;
    }

    private void gone(Expected ticket) {
        model.tickets.remove(ticket.id);
        model.merges.forget(ticket.id);
        model.splits.forget(ticket.id);
        for (Expected other : model.tickets.values()) {
            other.linked.remove(ticket.id);
            other.children.remove(ticket.id);
            if (other.parent != null && other.parent == ticket.id) {
                other.parent = null;
            }
        }
    }

    /** An open ticket that comes back to an agent who may not have it any more goes to the queue. */
    void releaseFromWhoDoesNotFit(Expected ticket) {
        if (!ticket.closed() && ticket.agent != null && !model.isOf(ticket.department, ticket.agent)) {
            ticket.agent = null;
            ticket.situation = Expected.NEW;
            ticket.history.add("RELEASED");
        }
    }
}
