package app.balcao.people;

import java.util.EnumSet;
import java.util.Set;

/** What an agent may do: the one vocabulary that services check. */
public enum Permission {
    TICKET_CREATE,
    TICKET_REPLY,
    TICKET_COMMENT,
    TICKET_CLOSE,
    TICKET_REOPEN,
    /** Choose another agent as responsible (LNK-4). */
    TICKET_BIND_OTHERS,
    /** See the team's tabs on the home page (TAB-7). */
    TEAM_QUEUES,
    CUSTOMER_VIEW,
    CUSTOMER_EDIT,
    MANAGE_PEOPLE,
    MANAGE_DEPARTMENTS,
    MANAGE_MAILBOXES,
    MANAGE_ACCOUNT,
    VIEW_AUDIT;

    private static final Set<Permission> PLAIN = EnumSet.of(
            TICKET_CREATE, TICKET_REPLY, TICKET_COMMENT, TICKET_CLOSE, TICKET_REOPEN, CUSTOMER_VIEW, CUSTOMER_EDIT);

    /** The permissions that come with what an agent is. */
    public static Set<Permission> of(boolean administrator, boolean manager) {
        if (administrator) {
            return EnumSet.allOf(Permission.class);
        }
        Set<Permission> granted = EnumSet.copyOf(PLAIN);
        if (manager) {
            granted.add(TICKET_BIND_OTHERS);
            granted.add(TEAM_QUEUES);
        }
        return granted;
    }
}
