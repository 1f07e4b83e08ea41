package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.Sight;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may see a ticket and act on it: plain decisions on an agent and the ticket's department, agent and situation.
 */
public final class TicketRights {

    private TicketRights() {}

    /** Whether an agent may become responsible by their own hand (LNK-2, LNK-4). */
    static boolean mayBindSelf(ActingAgent agent, UUID departmentId) {
        return agent.worksIn().contains(departmentId) || agent.leads(departmentId);
    }

    /** Whether an agent may choose who is responsible (LNK-4, OPN-15). */
    static boolean mayBindOthers(ActingAgent agent, UUID departmentId) {
        return agent.may(Permission.TICKET_BIND_OTHERS) && agent.leads(departmentId);
    }

    /** Whether closing is this agent's: the responsible one's, or a leader's (CLS-2). */
    static boolean isInCharge(ActingAgent agent, UUID departmentId, @Nullable UUID responsible) {
        return agent.id().equals(responsible) || agent.leads(departmentId);
    }

    /** Whether answering is this agent's: the responsible one's or a leader's, or anybody's whose group says so (RPL-2). */
    static boolean mayReply(ActingAgent agent, UUID departmentId, @Nullable UUID responsible) {
        return isInCharge(agent, departmentId, responsible)
                || (agent.sight().seesAsWork(departmentId, responsible)
                        && agent.may(Permission.TICKET_REPLY_ANY, departmentId));
    }

    /** Whether passing the ticket on is this agent's (TRF-2): who works in its department, or is in charge of it. */
    static boolean mayTransfer(ActingAgent agent, UUID departmentId, @Nullable UUID responsible) {
        return (mayBindSelf(agent, departmentId) || isInCharge(agent, departmentId, responsible))
                && agent.sight().seesAsWork(departmentId, responsible)
                && agent.may(Permission.TICKET_TRANSFER, departmentId);
    }

    /** Whether changing what it was opened with is this agent's (EDT-1); of a closed ticket, an administrator's (EDT-6). */
    static boolean mayEdit(ActingAgent agent, UUID departmentId, @Nullable UUID responsible, Situation situation) {
        return (mayBindSelf(agent, departmentId) || isInCharge(agent, departmentId, responsible))
                && agent.sight().seesAsWork(departmentId, responsible)
                && agent.may(Permission.TICKET_EDIT, departmentId)
                && (!situation.over() || agent.administrator());
    }

    /** Whether asking others for a part of the work is this agent's: of who may answer the ticket (ESC-1, ESC-2). */
    static boolean mayEscalate(ActingAgent agent, UUID departmentId, @Nullable UUID responsible) {
        return mayReply(agent, departmentId, responsible) && agent.may(Permission.TICKET_ESCALATE, departmentId);
    }

    /** What the agent may do to a ticket: nothing to one they do not see, such as one they opened elsewhere. */
    public static Set<TicketAction> actions(
            ActingAgent agent,
            UUID departmentId,
            @Nullable UUID responsible,
            Sight.@Nullable Requester requester,
            Situation situation) {
        Set<TicketAction> actions = EnumSet.noneOf(TicketAction.class);
        if (!agent.sight().sees(departmentId, responsible, requester)) {
            return actions;
        }
        boolean asks = requester != null && requester.agentId().equals(agent.id());
        if (!situation.over() && asks) {
            actions.add(TicketAction.REPLY);
        }
        if (!agent.sight().seesAsWork(departmentId, responsible)) {
            // Who asked, or leads who asked, has nothing else to do with it (OPN-20).
            if (!situation.over()) {
                actions.add(TicketAction.COMMENT);
            }
            return actions;
        }
        if (mayEdit(agent, departmentId, responsible, situation)) {
            actions.add(TicketAction.EDIT);
        }
        if (agent.may(Permission.TICKET_DELETE, departmentId)) {
            actions.add(TicketAction.DELETE);
        }
        if (situation.over()) {
            if (situation.after(Situation.Step.REOPEN).isPresent()
                    && agent.may(Permission.TICKET_REOPEN, departmentId)) {
                actions.add(TicketAction.REOPEN);
            }
            return actions;
        }
        if (responsible == null && mayBindSelf(agent, departmentId)) {
            actions.add(TicketAction.BIND);
        }
        if (mayBindOthers(agent, departmentId)) {
            actions.add(TicketAction.BIND_OTHER);
        }
        if (mayTransfer(agent, departmentId, responsible)) {
            actions.add(TicketAction.TRANSFER);
        }
        if (mayEscalate(agent, departmentId, responsible)
                && situation.after(Situation.Step.ESCALATE).isPresent()) {
            actions.add(TicketAction.ESCALATE);
        }
        actions.add(TicketAction.COMMENT);
        if (responsible != null
                && mayReply(agent, departmentId, responsible)
                && situation.after(Situation.Step.AGENT_REPLY).isPresent()) {
            actions.add(TicketAction.REPLY);
        }
        if (isInCharge(agent, departmentId, responsible)) {
            addOfCharge(actions, agent, departmentId);
        }
        return actions;
    }

    private static void addOfCharge(Set<TicketAction> actions, ActingAgent agent, UUID departmentId) {
        if (agent.may(Permission.TICKET_CLOSE, departmentId)) {
            actions.add(TicketAction.CLOSE);
        }
        if (agent.may(Permission.TICKET_STATUS_APPLY, departmentId)) {
            actions.add(TicketAction.STATUS);
        }
    }
}
