package app.balcao.conversation.routing;

import app.balcao.conversation.queue.Distribution;
import app.balcao.people.ChatStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a conversation, and why: what "why this agent?" shows.
 *
 * @param rule the queue's; null where no rule was asked
 * @param candidates who was looked at, those who could have got it first, in the order of the rule
 * @param others how many more were looked at, when they are too many to keep
 * @param chosen null for nobody, and where it rings at everybody
 * @param rings whom it rings at: the chosen one, or all of them (DST-4)
 * @param reason null for nobody
 * @param binding what the customer's binding did; null without one
 */
public record Decision(
        @Nullable Distribution rule,
        List<Judged> candidates,
        int others,
        @Nullable UUID chosen,
        List<UUID> rings,
        @Nullable OfferReason reason,
        @Nullable BindingUse binding) {

    // Those of before it could ring at several have no list of them.
    public Decision {
        rings = rings == null ? Stream.ofNullable(chosen).toList() : rings;
    }

    /** Most candidates that are kept with a decision. */
    static final int MOST_KEPT = 20;

    /**
     * A candidate as they were.
     *
     * @param excluded why they could not get it; null when they could
     */
    public record Judged(
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
            Candidate.@Nullable Excluded excluded) {

        static Judged of(Candidate candidate, Candidate.@Nullable Excluded excluded) {
            return new Judged(
                    candidate.agentId(),
                    candidate.name(),
                    candidate.status(),
                    candidate.automatic(),
                    candidate.active(),
                    candidate.most(),
                    candidate.ringing(),
                    candidate.turn(),
                    candidate.lastAssignedAt(),
                    candidate.idleSince(),
                    excluded);
        }
    }

    /**
     * What the binding of the customer did.
     *
     * @param name of the bound agent
     * @param used whether it decided
     */
    public record BindingUse(UUID agentId, String name, boolean used, Why why) {

        /** Why it decided, or why not. */
        public enum Why {
            USED,
            OFFLINE,
            BUSY,
            NOT_AUTOMATIC,
            FULL,
            /** They did not answer, or declined. */
            MISSED_THIS,
            /** They do not attend the department any more, or are not active. */
            NOT_HERE,
            /** Nobody is given anything in this queue. */
            BY_HAND
        }
    }

    /** A decision that a person made. */
    public static Decision byHand(OfferReason reason, UUID agentId) {
        return new Decision(null, List.of(), 0, agentId, List.of(agentId), reason, null);
    }

    /** The same decision, of which it rings only at these. */
    Decision at(List<UUID> agentIds) {
        return new Decision(rule, candidates, others, chosen, agentIds, reason, binding);
    }

    /** What an offer keeps that belongs to a round of {@link Distribution#RING_ALL}: how it came is kept once, with the first. */
    static Decision along(UUID agentId) {
        return new Decision(Distribution.RING_ALL, List.of(), 0, null, List.of(agentId), OfferReason.RING_ALL, null);
    }
}
