package app.balcao.people;

import app.balcao.people.store.ChatStatusRepository;
import app.balcao.platform.realtime.LiveAgents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps in the chat only who is there: whose live connection is gone for too long goes offline (CAG-8). */
@Service
@Transactional
public class ChatPresence implements LiveAgents {

    /** For how long an agent may be without a connection. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChatStatusRepository repository;
    private final ChatStatuses statuses;
    private final Clock clock;

    ChatPresence(ChatStatusRepository repository, ChatStatuses statuses, Clock clock) {
        this.repository = repository;
        this.statuses = statuses;
        this.clock = clock;
    }

    @Override
    public void heard(Set<UUID> agentIds) {
        repository.heard(agentIds, clock.instant());
    }

    /** Takes out of the chat who was not heard of for too long. */
    public void leaveSilent() {
        Instant since = clock.instant().minus(PATIENCE);
        repository.lockSilent(since).forEach(statuses::disconnected);
    }

    /** Begins to count anew for everybody: nobody listened for a while, so nobody's silence says anything. */
    public void startAnew() {
        repository.allHeard(clock.instant());
    }
}
