package app.balcao.people;

import java.util.List;
import java.util.UUID;

/**
 * What its agents may do and which tickets they see (PER-1).
 *
 * @param isDefault whether agents have it for whom nobody chose one; it cannot be removed (PER-5)
 * @param members how many agents have it, inactive ones among them
 */
public record PermissionGroup(
        UUID id,
        String name,
        boolean isDefault,
        TicketSight ticketSight,
        List<Permission> permissions,
        int members,
        int version) {

    /** An agent of a group; administrators have one too, which counts once they are none. */
    public record Member(UUID id, String name, boolean active, boolean isAdministrator) {}
}
