package app.balcao.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which agents a list shows; null in any part leaves it open.
 *
 * @param search part of the name, or of the e-mail for readers who see it
 * @param departmentId has a place there
 * @param emailValidated whether they proved to read their address
 * @param locked whether wrong passwords locked them; for readers who see it
 */
public record AgentFilter(
        @Nullable String search,
        @Nullable Boolean active,
        @Nullable UUID departmentId,
        @Nullable Boolean administrator,
        @Nullable Boolean emailValidated,
        @Nullable Boolean locked) {

    /** All agents. */
    public static AgentFilter everybody() {
        return new AgentFilter(null, null, null, null, null, null);
    }

    /** Those who may sign in. */
    public static AgentFilter activeOnly() {
        return new AgentFilter(null, true, null, null, null, null);
    }
}
