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
 * @param filter by what the things were chosen that it was done to, such as those that were exported
 */
public record AuditableAction(
        Actor actor,
        String action,
        String itemType,
        @Nullable String itemId,
        Map<String, ? extends @Nullable Object> before,
        Map<String, ? extends @Nullable Object> after,
        Map<String, ? extends @Nullable Object> filter) {

    /** Who did it. */
    public enum ActorKind {
        AGENT,
        /** A program that acted as an agent, by a token of theirs. */
        API_TOKEN,
        CUSTOMER,
        SYSTEM,
        ANONYMOUS
    }

    /**
     * Who did it, with the name they bore then.
     *
     * @param id of the agent, also of the one as whom a program acted, or of the customer; null for anybody else
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

        public static Actor customer(UUID id, String name) {
            return new Actor(ActorKind.CUSTOMER, id, name);
        }
    }

    /**
     * A value that the audit may tell to have changed, and nothing more of it. For what its name does not give away as
     * a secret; those named like one are masked anyway.
     */
    public record Secret(@Nullable Object value) {

        @Override
        public String toString() {
            return "•••";
        }
    }

    /** An action without values to compare. */
    public static AuditableAction of(Actor actor, String action, String itemType, @Nullable Object itemId) {
        return new AuditableAction(
                actor, action, itemType, itemId == null ? null : itemId.toString(), Map.of(), Map.of(), Map.of());
    }

    /** The same action, with what it changed. */
    public AuditableAction changing(
            Map<String, ? extends @Nullable Object> from, Map<String, ? extends @Nullable Object> to) {
        return new AuditableAction(actor, action, itemType, itemId, from, to, filter);
    }

    /** The same action, done by somebody else. */
    public AuditableAction by(Actor other) {
        return new AuditableAction(other, action, itemType, itemId, before, after, filter);
    }

    /** The same action, with the filter it used. */
    public AuditableAction filteredBy(Map<String, ? extends @Nullable Object> used) {
        return new AuditableAction(actor, action, itemType, itemId, before, after, used);
    }
}
