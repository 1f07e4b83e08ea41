package app.balcao.people;

import app.balcao.people.store.ChatStatusRepository;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The status in the chat that each agent has now (AGT-13); their browsers follow it live. */
@Service
public class ChatStatuses {

    private final ChatStatusRepository repository;
    private final Realtime realtime;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChatStatuses(ChatStatusRepository repository, Realtime realtime, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.realtime = realtime;
        this.events = events;
        this.clock = clock;
    }

    /** The agent says what they are. */
    @Transactional
    public void choose(ActingAgent acting, ChatStatus status) {
        become(acting.id(), status);
    }

    /** The agent signed in, and becomes what their record says for it. */
    @Transactional
    public void signedIn(UUID agentId) {
        become(agentId, repository.atSignIn(agentId));
    }

    /** The agent is in no browser any more. */
    @Transactional
    public void signedOut(UUID agentId) {
        become(agentId, ChatStatus.OFFLINE);
    }

    /** The agent does not answer what rings at them, and counts as away: busy, until they say otherwise (DST-7). */
    @Transactional
    public void away(UUID agentId) {
        become(agentId, ChatStatus.BUSY, true);
    }

    /** The agent's live connection is gone for too long (CAG-8). */
    @Transactional
    public void disconnected(UUID agentId) {
        become(agentId, ChatStatus.OFFLINE);
    }

    /** Active agents of the current account who are online. */
    @Transactional(readOnly = true)
    public Set<UUID> online() {
        return repository.online();
    }

    private void become(UUID agentId, ChatStatus status) {
        become(agentId, status, false);
    }

    /** @param missed whether for not answering, so that they can be told why */
    private void become(UUID agentId, ChatStatus status, boolean missed) {
        if (repository.set(agentId, status, clock.instant())) {
            events.publishEvent(new AgentAvailabilityChanged(agentId));
            realtime.publish(
                    Topics.agent(agentId), "chat-status-changed", Map.of("status", status.name(), "missed", missed));
        } else {
            // They are there: what their last connection left behind must not take them out again.
            repository.heard(List.of(agentId), clock.instant());
        }
    }
}
