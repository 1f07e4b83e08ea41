package app.balcao.platform.realtime;

import java.util.UUID;

/**
 * Somebody who is no agent and follows topics of an account: the module that let them in has made sure who they are.
 *
 * @param kind the module's word for such guests, which finds its {@link GuestAuthorizer}
 * @param key who of them it is
 */
public record Guest(UUID accountId, String kind, String key) implements Who {}
