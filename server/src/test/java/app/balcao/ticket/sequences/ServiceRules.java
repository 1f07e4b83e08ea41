package app.balcao.ticket.sequences;

import static app.balcao.ticket.sequences.TicketModel.CONFLICT;
import static app.balcao.ticket.sequences.TicketModel.DONE;
import static app.balcao.ticket.sequences.TicketModel.FORBIDDEN;
import static app.balcao.ticket.sequences.TicketModel.INVALID;
import static app.balcao.ticket.sequences.TicketModel.UNSEEN;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of working on tickets: who has them, what is written, and what is passed on. */
final class ServiceRules {

    private static final int DEEPEST = 5;

    private final TicketModel model;

    ServiceRules(TicketModel model) {
        this.model = model;
    }

    int bindSelf(int actor, int id) {
        Expected ticket = model.live(id);
        if (ticket == null || !model.sees(actor, ticket)) {
            return UNSEEN;
        }
        if (ticket.closed()) {
            return CONFLICT;
        }
        if (ticket.agent != null) {
            return ticket.agent == actor ? DONE : CONFLICT;
        }
        return model.works(actor, ticket) ? bound(ticket, actor, Expected.WAITING) : FORBIDDEN;
    }

    int bind(int actor, int id, int agent) {
        Expected ticket = model.live(id);
        if (ticket == null || !model.sees(actor, ticket)) {
            return UNSEEN;
        }
        if (!model.leads(ticket.department, actor)) {
            return actor == agent ? bindSelf(actor, id) : FORBIDDEN;
        }
        if (ticket.closed()) {
            return CONFLICT;
        }
        if (ticket.agent != null && agent == ticket.agent) {
            return DONE;
        }
        if (actor != agent && !model.isOf(ticket.department, agent)) {
            return INVALID;
        }
        return bound(ticket, agent, ticket.agent == null ? Expected.WAITING : Expected.REASSIGNED);
    }

    private int bound(Expected ticket, int agent, int situation) {
        ticket.agent = agent;
        ticket.situation = situation;
        ticket.history.add("BOUND");
        forgetWhoSeesItNoMore(ticket);
        return DONE;
    }

    private void forgetWhoSeesItNoMore(Expected ticket) {
        ticket.followers.removeIf(each -> !model.sees(each, ticket));
    }

    int reply(int actor, int id, int workSeconds) {
        Expected ticket = model.live(id);
        if (ticket == null || !model.sees(actor, ticket)) {
            return UNSEEN;
        }
        boolean asks = Objects.equals(ticket.requester, actor) && !Objects.equals(ticket.agent, actor);
        if (asks) {
            return workSeconds > 0 && !ticket.closed() ? INVALID : ask(ticket);
        }
        int refused = mayReply(actor, ticket);
        if (refused != DONE) {
            return refused;
        }
        return ticket.asked() ? CONFLICT : answer(ticket, workSeconds);
    }

    /** What answering would be refused with, by who does not ask for the ticket. */
    int mayReply(int actor, Expected ticket) {
        if (ticket.closed() || ticket.agent == null) {
            return CONFLICT;
        }
        return model.inCharge(actor, ticket) || model.works(actor, ticket) ? DONE : FORBIDDEN;
    }

    int answer(Expected ticket, int workSeconds) {
        model.tellParent(ticket, "CHILD_ANSWERED");
        ticket.situation = Expected.ANSWERED;
        ticket.customerWroteLast = false;
        ticket.answered = true;
        ticket.workSeconds += workSeconds;
        ticket.messages++;
        ticket.history.add("REPLIED");
        return DONE;
    }

    private static int ask(Expected ticket) {
        if (ticket.closed()) {
            return CONFLICT;
        }
        if (ticket.agent != null) {
            ticket.situation = Expected.CUSTOMER_WROTE;
        }
        ticket.messages++;
        ticket.history.add("REPLIED");
        return DONE;
    }

    int comment(int actor, int id) {
        Expected ticket = model.live(id);
        if (ticket == null || !model.sees(actor, ticket)) {
            return UNSEEN;
        }
        if (ticket.closed()) {
            return CONFLICT;
        }
        ticket.messages++;
        ticket.history.add("COMMENTED");
        return DONE;
    }

    int transfer(int actor, int id, int department, @Nullable Integer agent) {
        Expected ticket = model.live(id);
        if (ticket == null || !model.sees(actor, ticket)) {
            return UNSEEN;
        }
        if (!model.works(actor, ticket)) {
            return FORBIDDEN;
        }
        if (ticket.closed()) {
            return CONFLICT;
        }
        if (agent != null && !model.isOf(department, agent)) {
            return INVALID;
        }
        if (department == ticket.department && Objects.equals(agent, ticket.agent)) {
            return DONE;
        }
        ticket.department = department;
        ticket.agent = agent;
        ticket.situation = agent == null ? Expected.NEW : Expected.REASSIGNED;
        ticket.history.add("TRANSFERRED");
        forgetWhoSeesItNoMore(ticket);
        return DONE;
    }

    int escalate(int actor, int id, int department) {
        Expected parent = model.live(id);
        if (parent == null || !model.sees(actor, parent)) {
            return UNSEEN;
        }
        if (!model.works(actor, parent)) {
            return FORBIDDEN;
        }
        if (parent.closed() || parent.asked() || parent.agent == null || depth(parent) >= DEEPEST) {
            return CONFLICT;
        }
        parent.situation = Expected.ESCALATED;
        parent.history.add("ESCALATED");
        Expected child = model.opened(department, null);
        child.requester = actor;
        child.represented = model.departmentOf(actor);
        child.parent = id;
        parent.children.add(child.id);
        return DONE;
    }

    private int depth(Expected ticket) {
        Expected parent = model.live(ticket.parent);
        return ticket.parent == null ? 0 : 1 + (parent == null ? 0 : depth(parent));
    }

    /** Changes what a ticket was opened with; nobody else's changes come in between. */
    int edit(int actor, int id, String subject, int priority, @Nullable Integer department) {
        Expected ticket = model.live(id);
        if (ticket == null || !model.sees(actor, ticket)) {
            return UNSEEN;
        }
        if (!model.works(actor, ticket) || (ticket.closed() && !model.isAdministrator(actor))) {
            return FORBIDDEN;
        }
        boolean moves = department != null && department != ticket.department;
        if (moves && ticket.agent != null && !model.isOf(department, ticket.agent)) {
            return INVALID;
        }
        if (!moves && subject.equals(ticket.subject) && priority == ticket.priority) {
            return DONE;
        }
        ticket.subject = subject;
        ticket.priority = priority;
        ticket.history.add("EDITED");
        if (moves) {
            ticket.department = department;
            forgetWhoSeesItNoMore(ticket);
        }
        return DONE;
    }
}
