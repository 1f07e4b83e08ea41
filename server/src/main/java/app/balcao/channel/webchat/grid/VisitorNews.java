package app.balcao.channel.webchat.grid;

import app.balcao.conversation.Channel;
import app.balcao.conversation.event.ConversationEvent;
import app.balcao.conversation.event.MessageSent;
import app.balcao.people.ActingAgents;
import app.balcao.people.Permission;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.TopicAuthorizer;
import app.balcao.platform.tenant.Tenant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells the grids that are open which visitors changed, together and no more than once a second from each node. What a
 * visitor is now is asked for, since not everybody may read the same of it.
 */
@Component
public class VisitorNews implements TopicAuthorizer {

    static final String TOPIC = "visitors";

    // More fit in no message; whoever hears of none of them asks for all.
    private static final int MOST = 100;

    private final ActingAgents agents;
    private final Realtime realtime;
    private Map<UUID, Set<UUID>> changed = new HashMap<>();

    VisitorNews(ActingAgents agents, Realtime realtime) {
        this.agents = agents;
        this.realtime = realtime;
    }

    @Override
    public String kind() {
        return TOPIC;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mayFollow(UUID agentId, String key) {
        return key.isEmpty()
                && agents.find(agentId)
                        .filter(each -> each.may(Permission.CHAT_VISITORS))
                        .isPresent();
    }

    /** A visitor of the current account is not what they were, once the transaction has committed. */
    public void changed(UUID visitorId) {
        UUID account = Tenant.id();
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            note(account, visitorId);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                note(account, visitorId);
            }
        });
    }

    @EventListener
    void on(ConversationEvent event) {
        if (!(event instanceof MessageSent) && event.conversation().channel() == Channel.WEB_CHAT) {
            uuid(event.conversation().contact()).forEach(this::changed);
        }
    }

    /** Tells what has gathered. */
    void tell() {
        take().forEach((account, visitors) -> Tenant.run(
                account,
                () -> realtime.pass(
                        TOPIC,
                        "visitors-changed",
                        Map.of("ids", visitors.size() > MOST ? List.of() : List.copyOf(visitors)))));
    }

    private synchronized void note(UUID account, UUID visitorId) {
        changed.computeIfAbsent(account, each -> new HashSet<>()).add(visitorId);
    }

    private synchronized Map<UUID, Set<UUID>> take() {
        Map<UUID, Set<UUID>> taken = changed;
        changed = new HashMap<>();
        return taken;
    }

    private static List<UUID> uuid(String contact) {
        try {
            return List.of(UUID.fromString(contact));
        } catch (IllegalArgumentException nobody) {
            return List.of();
        }
    }
}
