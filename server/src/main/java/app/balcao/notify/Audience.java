package app.balcao.notify;

import java.util.UUID;

/** Who is told. Agents who are not active never are. */
public sealed interface Audience {

    /** One agent. */
    record Agent(UUID id) implements Audience {}

    /** Who works on the tickets of a department, or manages it. */
    record Department(UUID id) implements Audience {}

    /** Who administers the account. */
    record Administrators() implements Audience {}
}
