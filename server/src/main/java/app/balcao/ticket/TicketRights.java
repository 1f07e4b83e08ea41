package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.Sight;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
    public static boolean mayBindSelf(ActingAgent agent, UUID departmentId) {
        return agent.worksIn().contains(departmentId) || agent.leads(departmentId);
    }

    /** Whether an agent may choose who is responsible (LNK-4, OPN-15). */
    static boolean mayBindOthers(ActingAgent agent, UUID departmentId) {
        return agent.may(Permission.TICKET_BIND_OTHERS) && agent.leads(departmentId);
    }

    /** Whether closing is this agent's: the responsible one's, or a leader's (CLS-2). */
    public static boolean isInCharge(ActingAgent agent, UUID departmentId, @Nullable UUID responsible) {
        return agent.id().equals(responsible) || agent.leads(departmentId);
    }

    /** Whether answering is this agent's: the responsible one's or a leader's, or anybody's whose group says so (RPL-2). */
    public static boolean mayReply(ActingAgent agent, UUID departmentId, @Nullable UUID responsible) {
        return isInCharge(agent, departmentId, responsible)
                || (agent.sight().seesAsWork(departmentId, responsible)
                        && agent.may(Permission.TICKET_REPLY_ANY, departmentId));
    }

    /** Whether passing the ticket on is this agent's (TRF-2): who works in its department, or is in charge of it. */
    public static boolean mayTransfer(ActingAgent agent, UUID departmentId, @Nullable UUID responsible) {
        return (mayBindSelf(agent, departmentId) || isInCharge(agent, departmentId, responsible))
                && agent.sight().seesAsWork(departmentId, responsible)
                && agent.may(Permission.TICKET_TRANSFER, departmentId);
    }

    /** Whether changing what it was opened with is this agent's (EDT-1); of a closed ticket, an administrator's (EDT-6). */
    public static boolean mayEdit(
            ActingAgent agent, UUID departmentId, @Nullable UUID responsible, Situation situation) {
        return (mayBindSelf(agent, departmentId) || isInCharge(agent, departmentId, responsible))
                && agent.sight().seesAsWork(departmentId, responsible)
                && agent.may(Permission.TICKET_EDIT, departmentId)
                && (!situation.over() || agent.administrator());
    }

    /** Whether asking others for a part of the work is this agent's: of who may answer the ticket (ESC-1, ESC-2). */
    static boolean mayEscalate(ActingAgent agent, UUID departmentId, @Nullable UUID responsible) {
        return mayReply(agent, departmentId, responsible) && agent.may(Permission.TICKET_ESCALATE, departmentId);
    }

    /** Whether merging it with others is this agent's (MRG-1): of who might pass it on. */
    public static boolean mayMerge(ActingAgent agent, UUID departmentId, @Nullable UUID responsible) {
        return (mayBindSelf(agent, departmentId) || isInCharge(agent, departmentId, responsible))
                && agent.sight().seesAsWork(departmentId, responsible)
                && agent.may(Permission.TICKET_MERGE, departmentId);
    }

    /**
     * What is left to do with a ticket that was merged: to undo that, while there is time (MRG-8).
     *
     * @param target null while it lies in the trash, which is said to who tries
     */
    public static Set<TicketAction> ofMerged(
            ActingAgent agent,
            Set<TicketAction> actions,
            TicketJoins.@Nullable Into into,
            @Nullable TicketStanding target) {
        boolean undoable = into != null && isToCome(into.undoableUntil());
        boolean both = actions.contains(TicketAction.MERGE)
                && (target == null || mayMerge(agent, target.departmentId(), target.agentId()));
        return undoable && both ? EnumSet.of(TicketAction.UNDO_MERGE) : EnumSet.noneOf(TicketAction.class);
    }

    /** Whether splitting messages off it, and taking that back, is this agent's (SPL-1): of who might pass it on. */
    public static boolean maySplit(ActingAgent agent, UUID departmentId, @Nullable UUID responsible) {
        return (mayBindSelf(agent, departmentId) || isInCharge(agent, departmentId, responsible))
                && agent.sight().seesAsWork(departmentId, responsible)
                && agent.may(Permission.TICKET_SPLIT, departmentId);
    }

    /** Whether there is time to undo that a ticket was split off another, and that is this agent's (SPL-8). */
    public static boolean mayUndoSplit(ActingAgent agent, TicketStanding ticket, TicketParts parts) {
        return parts.from() != null
                && isToCome(parts.from().undoableUntil())
                && maySplit(agent, ticket.departmentId(), ticket.agentId());
    }

    private static boolean isToCome(@Nullable OffsetDateTime time) {
        return time != null && time.isAfter(OffsetDateTime.now(ZoneOffset.UTC));
    }

    /** Whether saying when work on it begins is this agent's: of who is in charge (SCH-1). */
    public static boolean maySchedule(ActingAgent agent, UUID departmentId, @Nullable UUID responsible) {
        return isInCharge(agent, departmentId, responsible) && agent.may(Permission.TICKET_SCHEDULE, departmentId);
    }

    /** Whether tags and links are this agent's: of who sees the ticket as work, also when it is over (TAG-6). */
    public static boolean mayOrganize(ActingAgent agent, UUID departmentId, @Nullable UUID responsible) {
        return agent.sight().seesAsWork(departmentId, responsible);
    }

    /** Whether correcting an agent's time of work is this one's: their own while it is open, or a leader's (WRK-11). */
    public static boolean mayCorrectWork(ActingAgent agent, TicketState ticket, UUID whose) {
        boolean own = agent.id().equals(whose) && !ticket.situation().over();
        return agent.sight().seesAsWork(ticket.departmentId(), ticket.agentId())
                && (own || agent.leads(ticket.departmentId()));
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
        actions.add(TicketAction.ORGANIZE);
        if (mayEdit(agent, departmentId, responsible, situation)) {
            actions.add(TicketAction.EDIT);
        }
        if (agent.may(Permission.TICKET_DELETE, departmentId)) {
            actions.add(TicketAction.DELETE);
        }
        if (mayMerge(agent, departmentId, responsible)) {
            actions.add(TicketAction.MERGE);
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
        if (responsible != null && mayReply(agent, departmentId, responsible)) {
            actions.add(TicketAction.WORK);
        }
        if (requester == null && maySplit(agent, departmentId, responsible)) {
            actions.add(TicketAction.SPLIT);
        }
        if (isInCharge(agent, departmentId, responsible)) {
            addOfCharge(actions, agent, departmentId);
            if (situation.awaitsManager()) {
                addOfRequest(actions, agent, departmentId);
            }
        }
        if (maySchedule(agent, departmentId, responsible)) {
            actions.add(TicketAction.SCHEDULE);
        }
        return actions;
    }

    // What was asked of who leads the department is theirs to do; others may take it back.
    private static void addOfRequest(Set<TicketAction> actions, ActingAgent agent, UUID departmentId) {
        if (agent.leads(departmentId)) {
            actions.add(TicketAction.DECIDE_CLOSING);
        } else {
            actions.remove(TicketAction.CLOSE);
            actions.add(TicketAction.WITHDRAW_CLOSING);
        }
    }

    private static void addOfCharge(Set<TicketAction> actions, ActingAgent agent, UUID departmentId) {
        if (agent.may(Permission.TICKET_CLOSE, departmentId)) {
            actions.add(TicketAction.CLOSE);
        }
        if (agent.may(Permission.TICKET_CANCEL, departmentId)) {
            actions.add(TicketAction.CANCEL);
        }
        if (agent.may(Permission.TICKET_STATUS_APPLY, departmentId)) {
            actions.add(TicketAction.STATUS);
        }
    }
}
