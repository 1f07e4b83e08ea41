package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
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
        return isInCharge(agent, departmentId, responsible) || agent.may(Permission.TICKET_REPLY_ANY, departmentId);
    }

    /** What the agent may do to a ticket: nothing to one they do not see, such as one they opened elsewhere. */
    public static Set<TicketAction> actions(
            ActingAgent agent, UUID departmentId, @Nullable UUID responsible, Situation situation) {
        Set<TicketAction> actions = EnumSet.noneOf(TicketAction.class);
        if (!agent.sight().sees(departmentId, responsible)) {
            return actions;
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
        actions.add(TicketAction.COMMENT);
        if (responsible != null
                && mayReply(agent, departmentId, responsible)
                && situation.after(Situation.Step.AGENT_REPLY).isPresent()) {
            actions.add(TicketAction.REPLY);
        }
        if (isInCharge(agent, departmentId, responsible) && agent.may(Permission.TICKET_CLOSE, departmentId)) {
            actions.add(TicketAction.CLOSE);
        }
        return actions;
    }
}
