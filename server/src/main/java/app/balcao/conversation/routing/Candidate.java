package app.balcao.conversation.routing;

import app.balcao.people.ChatStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent of the queue's department who attends its chats, as they are when it is decided who gets a conversation.
 *
 * @param automatic whether conversations are given to them at all (CAG-5)
 * @param active how many they attend, and how many ring at them, in all departments
 * @param most how many they attend at the same time
 * @param ringing how many of this queue ring at them because it was their turn
 * @param turn the smallest is next
 * @param lastAssignedAt when they last had a turn; null for never
 * @param idleSince since when they have had nothing new
 * @param missed how many offers of this conversation they have not answered, or declined, while it has waited
 * @param lastMissedAt when that was last
 */
public record Candidate(
        UUID agentId,
        String name,
        ChatStatus status,
        boolean automatic,
        int active,
        int most,
        int ringing,
        long turn,
        @Nullable Instant lastAssignedAt,
        Instant idleSince,
        int missed,
        @Nullable Instant lastMissedAt) {

    /** Who is next: the smallest turn, then who was served longest ago, then by id. */
    static final Comparator<Candidate> BY_TURN = Comparator.comparingLong(Candidate::turn)
            .thenComparing(Candidate::lastAssignedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(each -> each.agentId().toString());

    /** Why an agent is out of the question. */
    public enum Excluded {
        OFFLINE,
        BUSY,
        NOT_AUTOMATIC,
        /** They attend as many as they can. */
        FULL,
        /** They did not answer this conversation, and others come first. */
        MISSED_THIS
    }

    /** What keeps them from anything, whichever conversation it is; null for nothing. */
    public @Nullable Excluded unavailable() {
        if (status == ChatStatus.OFFLINE) {
            return Excluded.OFFLINE;
        }
        if (status == ChatStatus.BUSY) {
            return Excluded.BUSY;
        }
        if (!automatic) {
            return Excluded.NOT_AUTOMATIC;
        }
        return active >= most ? Excluded.FULL : null;
    }

    /** The same agent, with how they answered a conversation. */
    public Candidate having(int missedOffers, @Nullable Instant lastMissed) {
        return new Candidate(
                agentId,
                name,
                status,
                automatic,
                active,
                most,
                ringing,
                turn,
                lastAssignedAt,
                idleSince,
                missedOffers,
                lastMissed);
    }
}
