package app.balcao.people;

/**
 * Somebody takes the last seat of the account, or found none left (AGT-7), in which case their transaction is taken
 * back.
 */
public record SeatLimitReached(int limit) {}
