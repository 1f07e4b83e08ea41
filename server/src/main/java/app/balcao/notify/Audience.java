package app.balcao.notify;

import java.util.Set;
import java.util.UUID;

/** Who is told. Agents who are not active never are. */
public sealed interface Audience {

    /** One agent. */
    record Agent(UUID id) implements Audience {}

    /** Who works on the tickets of a department, or manages it. */
    record Department(UUID id) implements Audience {}

    /** Who follows a ticket, but some who are told already. */
    record Followers(UUID ticketId, Set<UUID> except) implements Audience {}

    /** Who manages a department; the administrators of the account where nobody active does. */
    record Managers(UUID departmentId) implements Audience {}

    /** Who administers the account. */
    record Administrators() implements Audience {}
}
