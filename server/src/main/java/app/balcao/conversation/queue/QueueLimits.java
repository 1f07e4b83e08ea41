package app.balcao.conversation.queue;

import app.balcao.conversation.store.QueueRepository;
import app.balcao.platform.errors.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps no more in a queue than it is for (QUE-4). */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class QueueLimits {

    /** What a channel is told when nobody fits in any more, which it answers with its offline form. */
    public static final String FULL = "queue-full";

    private final QueueRepository repository;

    QueueLimits(QueueRepository repository) {
        this.repository = repository;
    }

    /**
     * The queue in which somebody who comes to one waits: that one, or when it is full the one that it overflows to.
     *
     * @throws Problem not-found; {@link #FULL} (409), when there is room in none of them
     */
    public UUID room(UUID queueId) {
        Queue queue = repository.find(queueId).orElseThrow(Problem::notFound);
        // They make no circle: the settings see to it.
        while (!fits(queue)) {
            queue = next(queue)
                    .orElseThrow(() -> Problem.of(HttpStatus.CONFLICT, FULL, "conversation.problem.queue-full"));
        }
        return queue.id();
    }

    /** Where who has waited for too long is passed on to; absent for the offline form, and while that one is full too. */
    public Optional<Queue> passedOn(Queue queue) {
        return next(queue)
                .filter(other -> other.settings().mostWaiting() == null
                        || !repository.waitAtLeast(other.id(), other.settings().mostWaiting()));
    }

    private boolean fits(Queue queue) {
        Integer most = queue.settings().mostWaiting();
        if (most == null) {
            return true;
        }
        repository.lock(queue.id());
        return !repository.waitAtLeast(queue.id(), most);
    }

    private Optional<Queue> next(Queue queue) {
        QueueSettings settings = queue.settings();
        return settings.overflow() == Overflow.OTHER_QUEUE && settings.overflowQueueId() != null
                ? repository.find(settings.overflowQueueId()).filter(each -> each.department()
                        .active())
                : Optional.empty();
    }
}
