package app.balcao.conversation.routing;

import app.balcao.conversation.queue.Distribution;
import app.balcao.conversation.routing.Candidate.Excluded;
import app.balcao.conversation.routing.Decision.BindingUse;
import app.balcao.conversation.routing.Decision.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Chooses at whom a conversation rings: a bound agent first (BND-11), otherwise by the queue's rule. It knows no database
 * and no clock: the same question always has the same answer.
 */
public final class Choice {

    private Choice() {}

    /**
     * What is to be decided.
     *
     * @param bound whom the customer is bound to; null for nobody, and where bindings do not count
     * @param rest how long who did not answer is left alone with it, when nobody else is there: as long as it rings
     */
    public record Question(
            Distribution rule,
            List<Candidate> candidates,
            @Nullable Bound bound,
            Instant now,
            Duration rest) {}

    /** A bound agent. */
    public record Bound(UUID agentId, String name) {}

    /** Decides; nobody is chosen when nobody can get it now. */
    public static Decision decide(Question question) {
        List<Candidate> free = question.candidates().stream()
                .filter(each -> each.unavailable() == null)
                .toList();
        int leastMissed = free.stream().mapToInt(Candidate::missed).min().orElse(0);
        Instant lastMissed = free.stream()
                .map(Candidate::lastMissedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        List<Candidate> eligible = new ArrayList<>();
        List<Judged> excluded = new ArrayList<>();
        for (Candidate each : question.candidates()) {
            Excluded why = excluded(each, leastMissed, lastMissed, question);
            if (why == null) {
                eligible.add(each);
            } else {
                excluded.add(Judged.of(each, why));
            }
        }
        eligible.sort(order(question.rule()));
        BindingUse binding = question.bound() == null ? null : binding(question, question.bound());
        if (binding != null && binding.used()) {
            List<UUID> bound = List.of(binding.agentId());
            return decision(question, eligible, excluded, bound, OfferReason.BINDING, binding);
        }
        if (eligible.isEmpty() || question.rule() == Distribution.BY_HAND) {
            return decision(question, eligible, excluded, List.of(), null, binding);
        }
        List<UUID> rings = eligible.stream()
                .map(Candidate::agentId)
                .limit(question.rule() == Distribution.RING_ALL ? eligible.size() : 1)
                .toList();
        OfferReason reason = OfferReason.valueOf(question.rule().name());
        return decision(question, eligible, excluded, rings, reason, binding);
    }

    /** Whether anybody of them could get anything now. */
    public static boolean anybody(List<Candidate> candidates) {
        return candidates.stream().anyMatch(each -> each.unavailable() == null);
    }

    // Where it rings at all of them, it rings again for all together: each rests for as long as the last of them.
    private static @Nullable Excluded excluded(
            Candidate candidate, int leastMissed, @Nullable Instant lastMissed, Question question) {
        Excluded unavailable = candidate.unavailable();
        if (unavailable != null) {
            return unavailable;
        }
        boolean othersFirst = candidate.missed() > leastMissed;
        Instant since = question.rule() == Distribution.RING_ALL ? lastMissed : candidate.lastMissedAt();
        boolean rests = candidate.lastMissedAt() != null
                && since != null
                && question.now().isBefore(since.plus(question.rest()));
        return othersFirst || rests ? Excluded.MISSED_THIS : null;
    }

    private static BindingUse binding(Question question, Bound bound) {
        BindingUse.Why why = question.candidates().stream()
                .filter(each -> each.agentId().equals(bound.agentId()))
                .findFirst()
                .map(each -> why(each, question.rule()))
                .orElse(BindingUse.Why.NOT_HERE);
        return new BindingUse(bound.agentId(), bound.name(), why == BindingUse.Why.USED, why);
    }

    private static BindingUse.Why why(Candidate bound, Distribution rule) {
        if (rule == Distribution.BY_HAND) {
            return BindingUse.Why.BY_HAND;
        }
        Excluded unavailable = bound.unavailable();
        if (unavailable != null) {
            return BindingUse.Why.valueOf(unavailable.name());
        }
        return bound.missed() > 0 ? BindingUse.Why.MISSED_THIS : BindingUse.Why.USED;
    }

    // Whoever has one of their turns ringing already has had it, unless there is nobody else.
    private static Comparator<Candidate> order(Distribution rule) {
        Comparator<Candidate> byRule =
                switch (rule) {
                    case TURN, RING_ALL, BY_HAND -> Candidate.BY_TURN;
                    case LEAST_BUSY ->
                        Comparator.comparingInt(Candidate::active).thenComparing(Candidate.BY_TURN);
                    case LONGEST_IDLE ->
                        Comparator.comparing(Candidate::idleSince).thenComparing(Candidate.BY_TURN);
                };
        return rule == Distribution.LEAST_BUSY
                ? byRule
                : Comparator.comparingInt(Candidate::ringing).thenComparing(byRule);
    }

    private static Decision decision(
            Question question,
            List<Candidate> eligible,
            List<Judged> excluded,
            List<UUID> rings,
            @Nullable OfferReason reason,
            @Nullable BindingUse binding) {
        UUID chosen = reason == null || reason == OfferReason.RING_ALL ? null : rings.getFirst();
        List<Judged> judged = new ArrayList<>();
        eligible.forEach(each -> judged.add(Judged.of(each, null)));
        judged.addAll(excluded);
        // Whom it is about comes first, also of many.
        judged.sort(Comparator.comparing(each -> !each.agentId().equals(chosen)));
        List<Judged> kept = judged.subList(0, Math.min(judged.size(), Decision.MOST_KEPT));
        return new Decision(
                question.rule(), List.copyOf(kept), judged.size() - kept.size(), chosen, rings, reason, binding);
    }
}
