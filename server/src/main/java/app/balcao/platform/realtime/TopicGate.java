package app.balcao.platform.realtime;

import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the module a topic belongs to whether an agent may follow it. What nobody answers for is refused. */
@Component
class TopicGate {

    private static final Logger log = LoggerFactory.getLogger(TopicGate.class);

    private final Map<String, TopicAuthorizer> authorizers;
    private final TransactionTemplate transaction;

    TopicGate(List<TopicAuthorizer> authorizers, TransactionTemplate transaction) {
        this.authorizers =
                authorizers.stream().collect(Collectors.toUnmodifiableMap(TopicAuthorizer::kind, Function.identity()));
        this.transaction = transaction;
    }

    /** Why the topic may not be followed; absent when it may. */
    Optional<Frames.Refusal> refusal(Connection.Who who, String topic) {
        int colon = topic.indexOf(':');
        String kind = colon < 0 ? topic : topic.substring(0, colon);
        String key = colon < 0 ? "" : topic.substring(colon + 1);
        TopicAuthorizer authorizer = authorizers.get(kind);
        if (authorizer == null) {
            return Optional.of(Frames.Refusal.UNKNOWN);
        }
        return mayFollow(authorizer, who, key) ? Optional.empty() : Optional.of(Frames.Refusal.FORBIDDEN);
    }

    private boolean mayFollow(TopicAuthorizer authorizer, Connection.Who who, String key) {
        try {
            return Tenant.call(
                    who.accountId(),
                    () -> Boolean.TRUE.equals(transaction.execute(status -> authorizer.mayFollow(who.agentId(), key))));
        } catch (IllegalArgumentException malformedKey) {
            return false;
        } catch (RuntimeException failure) {
            log.warn("A topic of kind {} could not be authorised, and so is refused", authorizer.kind(), failure);
            return false;
        }
    }
}
