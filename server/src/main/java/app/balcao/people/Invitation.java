package app.balcao.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a list of people to invite, and what becomes of it (AGT-19).
 *
 * @param line where it stands, counted from 1
 * @param departments names of those the agent gets a place in
 * @param problem what is wrong with it, in words; null when nothing is
 */
public record Invitation(
        int line,
        String name,
        String email,
        List<String> departments,
        Outcome outcome,
        @Nullable String problem) {

    /** What becomes of a line. */
    public enum Outcome {
        /** Would be invited. */
        READY,
        INVITED,
        INVALID,
        /** Stands further up already. */
        DUPLICATE,
        /** An agent has this address. */
        ALREADY_AGENT,
        /** There is no seat left (AGT-7). */
        NO_SEAT
    }

    Invitation invited() {
        return new Invitation(line, name, email, departments, Outcome.INVITED, null);
    }
}
