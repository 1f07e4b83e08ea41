package app.balcao.platform.realtime;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** {@code account}: what everybody in the account may know. */
@Component
final class AccountTopic implements TopicAuthorizer {

    @Override
    public String kind() {
        return Topics.ACCOUNT;
    }

    @Override
    public boolean mayFollow(UUID agentId, String key) {
        return key.isEmpty();
    }
}
