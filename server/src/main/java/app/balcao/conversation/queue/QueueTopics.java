package app.balcao.conversation.queue;

import app.balcao.conversation.event.ConversationAnswered;
import app.balcao.conversation.event.ConversationEnded;
import app.balcao.conversation.event.ConversationEvent;
import app.balcao.conversation.event.ConversationOpened;
import app.balcao.conversation.event.ConversationRings;
import app.balcao.conversation.event.ConversationWaits;
import app.balcao.conversation.store.QueueRepository;
import app.balcao.people.ActingAgents;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.TopicAuthorizer;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells who attends or leads a queue's department that how many wait in it has changed; what it is now they ask for. */
@Component
class QueueTopics implements TopicAuthorizer {

    private static final String KIND = "chat-queue";

    private final ActingAgents agents;
    private final QueueRepository queues;
    private final Realtime realtime;

    QueueTopics(ActingAgents agents, QueueRepository queues, Realtime realtime) {
        this.agents = agents;
        this.queues = queues;
        this.realtime = realtime;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayFollow(UUID agentId, String key) {
        try {
            UUID queueId = UUID.fromString(key);
            return agents.find(agentId)
                    .flatMap(agent -> queues.find(queueId)
                            .map(queue -> queue.department().id())
                            .filter(each -> agent.leads(each) || agent.chatsIn().contains(each)))
                    .isPresent();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    // Passed on, not kept: the numbers of a topic that so many write to would have them wait for each other.
    @EventListener({
        ConversationOpened.class,
        ConversationWaits.class,
        ConversationRings.class,
        ConversationAnswered.class,
        ConversationEnded.class
    })
    void on(ConversationEvent event) {
        realtime.pass(KIND + ":" + event.conversation().queueId(), "waiting-changed", Map.of());
    }
}
