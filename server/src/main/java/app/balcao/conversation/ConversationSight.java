package app.balcao.conversation;

import app.balcao.people.ActingAgent;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Which conversations an agent sees: all of the departments they lead, their own wherever they are, and of the departments
 * whose chat they attend those that wait and those that ended.
 */
public final class ConversationSight {

    private ConversationSight() {}

    public static boolean sees(ActingAgent agent, Conversation conversation) {
        return agent.leads(conversation.departmentId())
                || agent.id().equals(conversation.agentId())
                || (agent.chatsIn().contains(conversation.departmentId()) && shared(conversation.state()));
    }

    /** The departments of which an agent sees conversations in a state, whoever's they are; says nothing of administrators. */
    public static Set<UUID> departments(ActingAgent agent, ConversationState state) {
        Set<UUID> departments = new HashSet<>(agent.manages());
        if (shared(state)) {
            departments.addAll(agent.chatsIn());
        }
        return departments;
    }

    private static boolean shared(ConversationState state) {
        return state == ConversationState.WAITING || state == ConversationState.ENDED;
    }
}
