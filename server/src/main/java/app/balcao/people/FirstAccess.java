package app.balcao.people;

import org.jspecify.annotations.Nullable;

/**
 * How a new agent gets in for the first time.
 *
 * @param password that the administrator chose for them; null when they choose it by the link that validates their address
 * @param sendsSignInInformation whether they are told page, account and address to sign in with; never a password
 */
public record FirstAccess(@Nullable String password, boolean sendsSignInInformation) {

    /** The agent chooses their password by the link. */
    public static final FirstAccess BY_LINK = new FirstAccess(null, false);
}
