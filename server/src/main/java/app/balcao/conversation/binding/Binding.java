package app.balcao.conversation.binding;

import app.balcao.people.PersonalData;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer, known by e-mail, whose conversations in a department go to one agent first.
 *
 * @param email in its one form
 */
public record Binding(
        UUID id,
        Instant createdAt,
        Named agent,
        Named department,
        @PersonalData String email,
        int version) {

    /** An agent or a department; those that are not active are shown too (BND-70). */
    public record Named(UUID id, String name, boolean active) {}
}
