package app.balcao.conversation.routing;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationState;
import app.balcao.conversation.binding.BoundAgents;
import app.balcao.conversation.queue.Distribution;
import app.balcao.conversation.queue.Queue;
import app.balcao.conversation.routing.Choice.Question;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.OfferRepository;
import app.balcao.conversation.store.OfferRepository.Missed;
import app.balcao.conversation.store.QueueRepository;
import app.balcao.conversation.store.RoutingRepository;
import app.balcao.conversation.store.RoutingRepository.Place;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the conversations of a queue to its agents: whoever has waited longest first, one decision per transaction, one
 * decision of a queue at a time on all nodes. What a decision costs does not depend on how many wait.
 */
@Service
public class Router {

    // Those that every free agent has just left unanswered are passed over; so many are looked past at once.
    private static final int MOST_PASSED_OVER = 50;
    // Something else changes an agent between the look at them and the decision; soon enough it does not.
    private static final int MOST_TRIES = 1000;

    private final QueueRepository queues;
    private final ConversationRepository conversations;
    private final RoutingRepository routing;
    private final OfferRepository offers;
    private final BoundAgents bound;
    private final Offers ringing;
    private final Latecomers latecomers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Router(
            QueueRepository queues,
            ConversationRepository conversations,
            RoutingRepository routing,
            OfferRepository offers,
            BoundAgents bound,
            Offers ringing,
            Latecomers latecomers,
            TransactionTemplate transaction,
            Clock clock) {
        this.queues = queues;
        this.conversations = conversations;
        this.routing = routing;
        this.offers = offers;
        this.bound = bound;
        this.ringing = ringing;
        this.latecomers = latecomers;
        this.transaction = transaction;
        this.clock = clock;
    }

    private enum Step {
        OFFERED,
        PASSED_OVER,
        CHANGED_MEANWHILE,
        DONE
    }

    private record Decided(Step step, @Nullable Place place) {

        static final Decided DONE = new Decided(Step.DONE, null);
        static final Decided JOINED = new Decided(Step.OFFERED, null);
    }

    /** Offers what waits in a queue of the current account, until nobody is free or nothing waits. */
    public void route(UUID queueId) {
        Place after = null;
        int passedOver = 0;
        for (int tries = 0; tries < MOST_TRIES && passedOver < MOST_PASSED_OVER; tries++) {
            Place from = after;
            Decided decided = Objects.requireNonNull(transaction.execute(status -> decide(queueId, from)));
            switch (decided.step()) {
                case DONE -> {
                    return;
                }
                case PASSED_OVER -> {
                    after = decided.place();
                    passedOver++;
                }
                case OFFERED, CHANGED_MEANWHILE -> {}
            }
        }
    }

    private Decided decide(UUID queueId, @Nullable Place after) {
        Queue queue = queues.lock(queueId).orElse(null);
        if (queue == null || queue.settings().distribution() == Distribution.BY_HAND) {
            return Decided.DONE;
        }
        if (queue.settings().distribution() == Distribution.RING_ALL && latecomers.ringOne(queue)) {
            return Decided.JOINED;
        }
        Place place = routing.next(queueId, after).orElse(null);
        if (place == null) {
            return Decided.DONE;
        }
        List<Candidate> candidates = routing.candidates(queue);
        if (!Choice.anybody(candidates)) {
            return Decided.DONE;
        }
        Conversation conversation = conversations
                .lock(place.id())
                .filter(each -> each.state() == ConversationState.WAITING)
                .filter(each -> each.queueId().equals(queueId))
                .orElse(null);
        return conversation == null
                ? new Decided(Step.CHANGED_MEANWHILE, place)
                : new Decided(offer(queue, conversation, candidates), place);
    }

    private Step offer(Queue queue, Conversation conversation, List<Candidate> candidates) {
        Decision decision = Choice.decide(question(queue, conversation, candidates));
        if (decision.rings().isEmpty()) {
            return Step.PASSED_OVER;
        }
        List<UUID> free = routing.holdFree(decision.rings());
        if (free.isEmpty()) {
            return Step.CHANGED_MEANWHILE;
        }
        ringing.ring(
                conversation,
                decision.at(free),
                Duration.ofSeconds(queue.settings().ringSeconds()));
        return Step.OFFERED;
    }

    private Question question(Queue queue, Conversation conversation, List<Candidate> candidates) {
        Map<UUID, Missed> missed = offers.missed(conversation);
        return new Question(
                queue.settings().distribution(),
                missed.isEmpty()
                        ? candidates
                        : candidates.stream().map(each -> having(each, missed)).toList(),
                bound.of(queue, conversation).orElse(null),
                clock.instant(),
                Duration.ofSeconds(queue.settings().ringSeconds()));
    }

    private static Candidate having(Candidate candidate, Map<UUID, Missed> missed) {
        Missed theirs = missed.get(candidate.agentId());
        return theirs == null ? candidate : candidate.having(theirs.offers(), theirs.last());
    }
}
