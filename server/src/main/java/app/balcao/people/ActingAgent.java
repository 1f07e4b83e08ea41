package app.balcao.people;

import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Language;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;

/**
 * The agent on whose behalf a request works, with what they are and may do right now. Every service method
 * that an agent can call takes one and checks it.
 *
 * @param worksIn departments whose tickets the agent works on
 * @param chatsIn departments whose chats the agent attends
 * @param manages departments the agent manages
 * @param ticketSight which tickets their permission group lets them see outside of the departments they manage
 * @param permissions what they may do wherever it is; see {@link #may(Permission, UUID)} for one department
 */
public record ActingAgent(
        UUID accountId,
        UUID id,
        String name,
        String email,
        boolean owner,
        boolean administrator,
        Language language,
        ZoneId zone,
        Set<UUID> worksIn,
        Set<UUID> chatsIn,
        Set<UUID> manages,
        TicketSight ticketSight,
        Set<Permission> permissions) {

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** @throws Problem forbidden, without the permission */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw Problem.forbidden();
        }
    }

    /** Whether they may do it with what belongs to a department; its manager is not asked for the group (PER-6). */
    public boolean may(Permission permission, UUID departmentId) {
        return may(permission)
                || (permission.source() == Permission.Source.GROUP
                        && permission.reach() == Permission.Reach.DEPARTMENT
                        && manages.contains(departmentId));
    }

    /** Whether there is anything they may do it with. */
    public boolean maySomewhere(Permission permission) {
        return may(permission) || manages.stream().anyMatch(department -> may(permission, department));
    }

    /** @throws Problem forbidden, without the permission in the department */
    public void require(Permission permission, UUID departmentId) {
        if (!may(permission, departmentId)) {
            throw Problem.forbidden();
        }
    }

    /** Which tickets they see. */
    public Sight sight() {
        return Sight.of(this);
    }

    /** Whether the agent leads the department: as its manager, or as an administrator. */
    public boolean leads(UUID departmentId) {
        return administrator || manages.contains(departmentId);
    }
}
