package app.balcao.conversation;

import app.balcao.conversation.store.QueuePlaceRepository;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells who waits how many are before them, and how long that may take (QUE-3); for the adapters of the channels. */
@Service
public class QueuePlaces {

    private final QueuePlaceRepository repository;
    private final Clock clock;

    QueuePlaces(QueuePlaceRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * The place of a conversation that waits.
     *
     * @param position 1 for who is next, and for one that rings
     * @param estimateSeconds from how fast the queue has been answered within the last hour; null while too few were
     */
    public record QueuePlace(int position, @Nullable Integer estimateSeconds) {}

    /** How many wait in each department; those without anybody are missing. */
    @Transactional(readOnly = true)
    public Map<UUID, Integer> waiting() {
        return repository.waiting();
    }

    /** The places of those of the conversations that wait or ring, in one statement however many they are. */
    @Transactional(readOnly = true)
    public Map<UUID, QueuePlace> of(Collection<UUID> conversationIds) {
        return conversationIds.isEmpty() ? Map.of() : repository.places(conversationIds, clock.instant());
    }
}
