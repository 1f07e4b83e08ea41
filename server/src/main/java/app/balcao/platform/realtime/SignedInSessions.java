package app.balcao.platform.realtime;

import java.security.Principal;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** What a live connection must know of the session that opened it; the module that signs people in answers. */
public interface SignedInSessions {

    /** The session behind an authenticated request. */
    UUID sessionId(Principal principal);

    /** A session, and the address that one of its live connections comes from. */
    record Place(UUID sessionId, String address) {}

    /** Where the current account's sessions are still good, as the database has it now. */
    Set<Place> alive(Collection<Place> places);
}
