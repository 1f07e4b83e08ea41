package app.balcao.platform.realtime;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** {@code agent:<id>}: what concerns one agent alone, and is for that agent alone. */
@Component
final class AgentTopic implements TopicAuthorizer {

    @Override
    public String kind() {
        return "agent";
    }

    @Override
    public boolean mayFollow(UUID agentId, String key) {
        return key.equals(agentId.toString());
    }
}
