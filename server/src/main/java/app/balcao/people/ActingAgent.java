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

    /** Whether tickets of the department are in sight: those of the agent's own departments, or all for administrators. */
    public boolean seesDepartment(UUID departmentId) {
        return administrator || worksIn.contains(departmentId) || manages.contains(departmentId);
    }

    /** Whether the agent leads the department: as its manager, or as an administrator. */
    public boolean leads(UUID departmentId) {
        return administrator || manages.contains(departmentId);
    }
}
