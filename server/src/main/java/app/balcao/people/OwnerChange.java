package app.balcao.people;

import java.util.UUID;

/**
 * A wish to give the account to another agent.
 *
 * @param from the owner whom the wish knows; somebody else by now makes it void
 * @param to who shall own it
 * @param staysAdministrator whether the former owner goes on as an administrator
 * @param revokeTokens whether the former owner's API tokens shall stop
 * @param endSessions whether the former owner shall sign in anew everywhere
 * @param confirmation the account's login name, typed by hand
 */
public record OwnerChange(
        UUID from,
        UUID to,
        boolean staysAdministrator,
        boolean revokeTokens,
        boolean endSessions,
        String confirmation) {}
