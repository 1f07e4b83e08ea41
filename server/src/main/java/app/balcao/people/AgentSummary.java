package app.balcao.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent in a list.
 *
 * @param email null for readers who do not manage people
 * @param firstAccessTodayAt when they first used Balcão on the account's present day (CAG-1); null when they have not,
 *     and for readers who do not manage people
 * @param locked whether wrong passwords locked them; null for readers who do not manage people
 */
public record AgentSummary(
        UUID id,
        String name,
        @Nullable String email,
        boolean isOwner,
        boolean isAdministrator,
        boolean active,
        boolean emailValidated,
        @Nullable Boolean locked,
        @Nullable Instant lastAccessAt,
        @Nullable Instant firstAccessTodayAt,
        List<Membership> departments,
        @Nullable String photoUrl,
        int version) {

    /** A department the agent has a place in. */
    public record Membership(UUID id, String name, boolean manager) {}

    /** What colleagues see. */
    AgentSummary forColleagues() {
        return new AgentSummary(
                id,
                name,
                null,
                isOwner,
                isAdministrator,
                active,
                emailValidated,
                null,
                lastAccessAt,
                null,
                departments,
                photoUrl,
                version);
    }
}
