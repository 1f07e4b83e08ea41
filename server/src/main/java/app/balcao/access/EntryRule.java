package app.balcao.access;

import app.balcao.people.ActingAgent;
import java.util.Optional;

/**
 * A rule on who may come in from where and when, asked after the proof of identity and before the second factor
 * (ACC-11), whether that proof was a password, a passkey or another provider's word. Rules are asked in the order of
 * {@code @Order}, inside a transaction of the agent's account; the first refusal ends the sign-in.
 *
 * <p>Whom a rule exempts is its own business.
 */
public interface EntryRule {

    /** Why the agent may not come in; absent when this rule lets them. */
    Optional<Refusal> check(ActingAgent agent, EntryContext context);

    /** Whether the rule holds for programs that act as the agent by an API token, too: those work at any hour. */
    default boolean holdsForPrograms() {
        return true;
    }
}
