package app.balcao.platform.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something sensitive that was done or refused. Published as an application event inside the transaction that
 * did it, and written to the audit in that same transaction (AUD-5).
 *
 * @param action stable and dotted, the item first, such as {@code agent.changed}
 * @param itemType what it was done to, such as {@code agent}
 * @param itemId its id; null when there is none
 * @param before what changed, as it was; empty for what is new
 * @param after what changed, as it is now; empty for what is gone
 */
public record AuditableAction(
        Actor actor,
        String action,
        String itemType,
        @Nullable String itemId,
        Map<String, ? extends @Nullable Object> before,
        Map<String, ? extends @Nullable Object> after) {

    /** Who did it. */
    public enum ActorKind {
        AGENT,
        /** A program that acted as an agent, by a token of theirs. */
        API_TOKEN,
        SYSTEM,
        ANONYMOUS
    }

    /**
     * Who did it, with the name they bore then.
     *
     * @param id of the agent, also of the one as whom a program acted; null for anybody else
     */
    public record Actor(
            ActorKind kind, @Nullable UUID id, @Nullable String name) {

        /** The program itself. */
        public static final Actor SYSTEM = new Actor(ActorKind.SYSTEM, null, null);

        /** Somebody who has not signed in. */
        public static final Actor ANONYMOUS = new Actor(ActorKind.ANONYMOUS, null, null);

        public static Actor agent(UUID id, String name) {
            return new Actor(ActorKind.AGENT, id, name);
        }
    }

    /** An action without values to compare. */
    public static AuditableAction of(Actor actor, String action, String itemType, @Nullable Object itemId) {
        return new AuditableAction(
                actor, action, itemType, itemId == null ? null : itemId.toString(), Map.of(), Map.of());
    }

    /** The same action, with what it changed. */
    public AuditableAction changing(
            Map<String, ? extends @Nullable Object> from, Map<String, ? extends @Nullable Object> to) {
        return new AuditableAction(actor, action, itemType, itemId, from, to);
    }
}
