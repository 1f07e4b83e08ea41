package app.balcao.conversation.routing;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationSight;
import app.balcao.conversation.ConversationState;
import app.balcao.conversation.routing.Offer.Outcome;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.OfferRepository;
import app.balcao.conversation.store.RoutingRepository;
import app.balcao.conversation.store.RoutingRepository.Capacity;
import app.balcao.people.ActingAgent;
import app.balcao.people.ChatStatus;
import app.balcao.platform.errors.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Agents take conversations out of their queues themselves: the next one (QUE-1), or one they choose (DST-5). */
@Service
@Transactional
public class Pulling {

    // As many agents may press the button at the same moment without one of them waiting for another.
    private static final int HEADS = 16;
    private static final int MOST_TRIES = 5;

    private final ConversationRepository conversations;
    private final OfferRepository offers;
    private final RoutingRepository routing;
    private final Attendance attendance;
    private final Clock clock;

    Pulling(
            ConversationRepository conversations,
            OfferRepository offers,
            RoutingRepository routing,
            Attendance attendance,
            Clock clock) {
        this.conversations = conversations;
        this.offers = offers;
        this.routing = routing;
        this.attendance = attendance;
        this.clock = clock;
    }

    /**
     * Takes who has waited longest in the agent's queues, or in one of them. What rings at somebody does not wait (DST-9).
     *
     * @return absent when nobody waits
     * @throws Problem conflict, while the agent is offline, and when they attend as many as they can
     */
    public Optional<Conversation> next(ActingAgent acting, @Nullable UUID queueId) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            List<UUID> first = routing.firstOf(acting.chatsIn(), queueId, HEADS);
            Optional<UUID> held = first.stream().filter(routing::tryHold).findFirst();
            if (held.isPresent()) {
                return Optional.of(take(acting, conversations.find(held.get()).orElseThrow()));
            }
            if (first.isEmpty()) {
                requireCapacity(acting);
                return Optional.empty();
            }
            // Others are at each of them, perhaps only to add a message.
            Optional<Conversation> waited = conversations.lock(first.getFirst());
            if (waited.filter(each -> each.state() == ConversationState.WAITING).isPresent()) {
                return waited.map(each -> take(acting, each));
            }
        }
        return Optional.empty();
    }

    /**
     * Takes one that waits in a queue of the agent's. Doing it again changes nothing.
     *
     * @throws Problem not-found; forbidden, for who sees it without attending its department's chat; conflict, when it does
     *     not wait any more, while the agent is offline, and when they
     *     attend as many as they can
     */
    public Conversation take(ActingAgent acting, UUID conversationId) {
        Conversation locked = conversations.lock(conversationId).orElseThrow(Problem::notFound);
        boolean theirs = locked.attendedBy(acting.id());
        boolean attends = acting.chatsIn().contains(locked.departmentId());
        if (!attends && !ConversationSight.sees(acting, locked)) {
            throw Problem.notFound();
        }
        if (theirs && offers.wasOffered(conversationId, acting.id())) {
            return locked;
        }
        if (locked.state() != ConversationState.WAITING) {
            throw Problem.conflict("conversation.problem.taken");
        }
        if (!attends) {
            throw Problem.forbidden();
        }
        return take(acting, locked);
    }

    private Conversation take(ActingAgent acting, Conversation waiting) {
        requireCapacity(acting);
        Instant now = clock.instant();
        Decision decision = Decision.byHand(OfferReason.PULLED, acting.id());
        Offer offer = offers.insert(waiting, acting.id(), decision, acting.id(), now, now);
        offers.close(offer.id(), Outcome.ACCEPTED, now);
        return attendance.begin(waiting, acting.id());
    }

    // Busy agents may take more, those who are offline may not (CAG-8).
    private void requireCapacity(ActingAgent acting) {
        Capacity capacity = routing.holdAgent(acting.id())
                .filter(each -> each.status() != ChatStatus.OFFLINE)
                .orElseThrow(() -> Problem.conflict("conversation.problem.offline"));
        if (capacity.full()) {
            throw Problem.conflict("conversation.problem.full", capacity.most());
        }
    }
}
