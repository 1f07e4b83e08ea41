package app.balcao.people;

import java.util.UUID;

/**
 * The account belongs to another agent. Published inside the transaction.
 *
 * @param former who owned it until now
 * @param present who owns it
 * @param revokeTokens whether the API tokens of the former owner shall stop
 * @param endSessions whether the former owner shall sign in anew everywhere
 */
public record OwnerChanged(UUID former, UUID present, boolean revokeTokens, boolean endSessions) {}
