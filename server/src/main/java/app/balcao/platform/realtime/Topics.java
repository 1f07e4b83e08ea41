package app.balcao.platform.realtime;

import java.util.UUID;

/** Names of topics. */
public final class Topics {

    /** What everybody in the account may know: departments, categories, agents changed. */
    public static final String ACCOUNT = "account";

    private Topics() {}

    public static String agent(UUID agentId) {
        return "agent:" + agentId;
    }

    public static String department(UUID departmentId) {
        return "department:" + departmentId;
    }

    /** What of a department's tickets concerns who sees only those nobody is responsible for. */
    public static String queue(UUID departmentId) {
        return "queue:" + departmentId;
    }

    /** What happens to the internal tickets an agent asked for, wherever they are. */
    public static String requested(UUID agentId) {
        return "requested:" + agentId;
    }

    /** What happens to the internal tickets that were asked for in the name of a department, for who manages it. */
    public static String requestedByTeam(UUID departmentId) {
        return "requested-by-team:" + departmentId;
    }

    /** What happens to the tickets an agent is responsible for, for who sees no others. */
    public static String ownTickets(UUID agentId) {
        return "own-tickets:" + agentId;
    }

    public static String ticket(UUID ticketId) {
        return "ticket:" + ticketId;
    }
}
