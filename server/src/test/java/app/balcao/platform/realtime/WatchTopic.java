package app.balcao.platform.realtime;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** {@code watch:<anything>}: a topic that is followed as the test says. */
@Component
final class WatchTopic implements TopicAuthorizer {

    final Set<UUID> allowed = ConcurrentHashMap.newKeySet();

    @Override
    public String kind() {
        return "watch";
    }

    @Override
    public boolean mayFollow(UUID agentId, String key) {
        return allowed.contains(agentId);
    }
}
