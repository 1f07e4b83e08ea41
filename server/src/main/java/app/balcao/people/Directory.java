package app.balcao.people;

import app.balcao.people.store.AgentRepository;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What every change of agents, departments and categories does besides itself: one at a time, told and audited. */
@Component
class Directory {

    private final AgentRepository agents;
    private final Realtime realtime;
    private final ApplicationEventPublisher events;

    Directory(AgentRepository agents, Realtime realtime, ApplicationEventPublisher events) {
        this.agents = agents;
        this.realtime = realtime;
        this.events = events;
    }

    /** What of the account browsers may have to fetch again. */
    enum Part {
        ACCOUNT,
        AGENTS,
        DEPARTMENTS,
        CATEGORIES,
        PERMISSION_GROUPS,
        STATUSES
    }

    /** Waits for the account's other changes: departments and agents refer to each other in both directions. */
    void lock() {
        agents.lockDirectory();
    }

    void changed(Part... parts) {
        for (Part part : parts) {
            realtime.publish(Topics.ACCOUNT, "directory-changed", Map.of("what", part.name()));
        }
    }

    /** Has sessions and live connections of these agents follow what they may do now. */
    void rightsChanged(Collection<UUID> agentIds) {
        for (UUID agentId : agentIds) {
            realtime.publish(Topics.agent(agentId), "rights-changed", Map.of());
            events.publishEvent(new AgentRightsChanged(agentId));
        }
    }

    void audit(
            ActingAgent acting,
            String action,
            String itemType,
            UUID itemId,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after) {
        events.publishEvent(AuditableAction.of(Actor.agent(acting.id(), acting.name()), action, itemType, itemId)
                .changing(before, after));
    }
}
