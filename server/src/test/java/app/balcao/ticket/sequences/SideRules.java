package app.balcao.ticket.sequences;

import static app.balcao.ticket.sequences.TicketModel.CONFLICT;
import static app.balcao.ticket.sequences.TicketModel.DONE;
import static app.balcao.ticket.sequences.TicketModel.FORBIDDEN;
import static app.balcao.ticket.sequences.TicketModel.INVALID;
import static app.balcao.ticket.sequences.TicketModel.UNSEEN;

/** The rules of what stands beside a ticket's work: tags, links and followers. */
final class SideRules {

    private final TicketModel model;

    SideRules(TicketModel model) {
        this.model = model;
    }

    int tag(int actor, int id, int tag) {
        int refused = organizes(actor, id);
        Expected ticket = model.live(id);
        if (refused == DONE && ticket != null && ticket.tags.add(tag)) {
            ticket.history.add("TAGGED");
        }
        return refused;
    }

    int untag(int actor, int id, int tag) {
        int refused = organizes(actor, id);
        Expected ticket = model.live(id);
        if (refused == DONE && ticket != null && ticket.tags.remove(tag)) {
            ticket.history.add("UNTAGGED");
        }
        return refused;
    }

    int link(int actor, int id, int to) {
        int refused = organizes(actor, id);
        Expected ticket = model.live(id);
        if (refused != DONE || ticket == null) {
            return refused;
        }
        Expected other = model.live(to);
        if (other == null || id == to || !model.sees(actor, other)) {
            return INVALID;
        }
        if (ticket.linked.add(to)) {
            other.linked.add(id);
            ticket.history.add("LINK_ADDED");
            other.history.add("LINK_ADDED");
        }
        return DONE;
    }

    int unlink(int actor, int id, int from) {
        int refused = organizes(actor, id);
        Expected ticket = model.live(id);
        Expected other = model.live(from);
        if (refused != DONE || ticket == null || other == null || !model.sees(actor, other)) {
            return refused;
        }
        if (ticket.linked.remove(from)) {
            other.linked.remove(id);
            ticket.history.add("LINK_REMOVED");
            other.history.add("LINK_REMOVED");
        }
        return DONE;
    }

    private int organizes(int actor, int id) {
        Expected ticket = model.live(id);
        if (ticket == null || !model.sees(actor, ticket)) {
            return UNSEEN;
        }
        if (!model.works(actor, ticket)) {
            return FORBIDDEN;
        }
        return model.merges.isMerged(id) ? CONFLICT : DONE;
    }

    int follow(int actor, int id, int agent) {
        Expected ticket = model.live(id);
        if (ticket == null || !model.sees(actor, ticket)) {
            return UNSEEN;
        }
        if (actor != agent && !model.leads(ticket.department, actor)) {
            return FORBIDDEN;
        }
        if (!model.sees(agent, ticket)) {
            return INVALID;
        }
        ticket.followers.add(agent);
        return DONE;
    }

    int unfollow(int actor, int id, int agent) {
        Expected ticket = model.live(id);
        if (ticket == null || !model.sees(actor, ticket)) {
            return UNSEEN;
        }
        if (actor != agent && !model.leads(ticket.department, actor)) {
            return FORBIDDEN;
        }
        ticket.followers.remove(agent);
        return DONE;
    }
}
