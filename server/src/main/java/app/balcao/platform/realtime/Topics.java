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

    public static String ticket(UUID ticketId) {
        return "ticket:" + ticketId;
    }
}
