package app.balcao.ticket.sequences;

import static app.balcao.ticket.sequences.TicketModel.CONFLICT;
import static app.balcao.ticket.sequences.TicketModel.DONE;
import static app.balcao.ticket.sequences.TicketModel.FORBIDDEN;
import static app.balcao.ticket.sequences.TicketModel.UNSEEN;

import java.util.Objects;

/** The rules of how tickets come to their end and back, and of the statuses that end with them. */
final class EndingRules {

    private final TicketModel model;

    EndingRules(TicketModel model) {
        this.model = model;
    }

    /** What is refused to who is not in charge of an open ticket. */
    int inCharge(int actor, int id) {
        Expected ticket = model.live(id);
        if (ticket == null || !model.sees(actor, ticket)) {
            return UNSEEN;
        }
        if (!model.inCharge(actor, ticket)) {
            return FORBIDDEN;
        }
        return ticket.closed() ? CONFLICT : DONE;
    }

    private Expected ticket(int id) {
        return Objects.requireNonNull(model.live(id));
    }

    int applyStatus(int actor, int id) {
        int refused = inCharge(actor, id);
        // There is one status, and the one that it has changes nothing.
        if (refused != DONE || ticket(id).hasStatus) {
            return refused;
        }
        ticket(id).hasStatus = true;
        ticket(id).history.add("STATUS_STARTED");
        return DONE;
    }

    int endStatus(int actor, int id) {
        int refused = inCharge(actor, id);
        if (refused != DONE || !ticket(id).hasStatus) {
            return refused == DONE ? CONFLICT : refused;
        }
        ticket(id).hasStatus = false;
        ticket(id).history.add("STATUS_ENDED");
        return DONE;
    }

    int close(int actor, int id, int workSeconds) {
        int refused = inCharge(actor, id);
        if (refused != DONE) {
            return refused;
        }
        Expected ticket = ticket(id);
        boolean leads = model.leads(ticket.department, actor);
        if ((ticket.asked() && !leads) || model.hasOpenChild(ticket)) {
            return CONFLICT;
        }
        ticket.workSeconds += workSeconds;
        if (!leads && model.managersClose.contains(ticket.department)) {
            ticket.before = ticket.situation;
            ticket.situation = ticket.returned ? Expected.ASKED_AGAIN : Expected.ASKED;
            ticket.history.add("CLOSING_REQUESTED");
            return DONE;
        }
        return over(ticket, Expected.CLOSED);
    }

    private int over(Expected ticket, int situation) {
        String what = situation == Expected.CLOSED ? "CLOSED" : "CANCELLED";
        model.tellParent(ticket, "CHILD_" + what);
        ticket.situation = situation;
        ticket.hasStatus = false;
        ticket.scheduled = false;
        ticket.everClosed = true;
        ticket.stopWhatWaits();
        ticket.history.add(what);
        return DONE;
    }

    int approve(int actor, int id) {
        int refused = decides(actor, id);
        if (refused != DONE) {
            return refused;
        }
        return model.hasOpenChild(ticket(id)) ? CONFLICT : over(ticket(id), Expected.CLOSED);
    }

    int sendBack(int actor, int id) {
        int refused = decides(actor, id);
        if (refused == DONE) {
            ticket(id).situation = ticket(id).before;
            ticket(id).returned = true;
            ticket(id).history.add("CLOSING_RETURNED");
        }
        return refused;
    }

    private int decides(int actor, int id) {
        Expected ticket = model.live(id);
        if (ticket == null || !model.sees(actor, ticket)) {
            return UNSEEN;
        }
        if (!model.leads(ticket.department, actor)) {
            return FORBIDDEN;
        }
        return ticket.asked() ? DONE : CONFLICT;
    }

    int withdraw(int actor, int id) {
        int refused = inCharge(actor, id);
        if (refused != DONE || !ticket(id).asked()) {
            return refused == DONE ? CONFLICT : refused;
        }
        ticket(id).situation = ticket(id).before;
        ticket(id).history.add("CLOSING_WITHDRAWN");
        return DONE;
    }

    int cancel(int actor, int id) {
        int refused = inCharge(actor, id);
        if (refused != DONE) {
            return refused;
        }
        return model.hasOpenChild(ticket(id)) ? CONFLICT : over(ticket(id), Expected.CANCELLED);
    }

    int customerCancels(int id) {
        Expected ticket = model.live(id);
        if (ticket == null) {
            return UNSEEN;
        }
        return ticket.closed() || model.hasOpenChild(ticket) ? CONFLICT : over(ticket, Expected.CANCELLED);
    }

    int reopen(int actor, int id) {
        Expected ticket = model.live(id);
        if (ticket == null || !model.sees(actor, ticket)) {
            return UNSEEN;
        }
        if (!model.works(actor, ticket)) {
            return FORBIDDEN;
        }
        if (ticket.situation != Expected.CLOSED || model.merges.isMerged(id) || model.hasClosedParent(ticket)) {
            return CONFLICT;
        }
        model.tellParent(ticket, "CHILD_REOPENED");
        return comeBack(ticket);
    }

    private int comeBack(Expected ticket) {
        if (ticket.agent != null && !model.isOf(ticket.department, ticket.agent)) {
            ticket.agent = null;
        }
        ticket.situation = ticket.agent == null ? Expected.NEW : Expected.CUSTOMER_WROTE;
        ticket.history.add("REOPENED");
        return DONE;
    }

    /** What is written to a ticket that was merged goes to where its messages are, and nowhere while that is in the trash. */
    int customerWrites(int id) {
        if (model.live(id) == null) {
            return UNSEEN;
        }
        Expected ticket = model.merges.home(id);
        if (ticket == null || ticket.situation == Expected.CANCELLED) {
            return DONE;
        }
        if (ticket.closed()) {
            comeBack(ticket);
        } else if (ticket.agent != null) {
            ticket.situation = Expected.CUSTOMER_WROTE;
        }
        ticket.customerWroteLast = true;
        ticket.messages++;
        ticket.history.add("CUSTOMER_REPLIED");
        return DONE;
    }
}
