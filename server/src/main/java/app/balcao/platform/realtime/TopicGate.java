package app.balcao.platform.realtime;

import app.balcao.platform.realtime.TopicFrames.Refusal;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the module a topic belongs to whether an agent may follow it, and the module that let a guest in about the guest's
 * topics. What nobody answers for is refused.
 */
@Component
class TopicGate {

    private final Map<String, TopicAuthorizer> authorizers;
    private final Map<String, GuestAuthorizer> guests;
    private final TransactionTemplate transaction;

    TopicGate(List<TopicAuthorizer> authorizers, List<GuestAuthorizer> guests, TransactionTemplate transaction) {
        this.authorizers =
                authorizers.stream().collect(Collectors.toUnmodifiableMap(TopicAuthorizer::kind, Function.identity()));
        this.guests = guests.stream().collect(Collectors.toUnmodifiableMap(GuestAuthorizer::kind, Function.identity()));
        this.transaction = transaction;
    }

    /** Why the topic may not be followed; absent when it may. Fails when nobody can say, as when the database is away. */
    Optional<Refusal> refusal(Who who, String topic) {
        return switch (who) {
            case Who.AgentSession agent -> refusal(agent, TopicName.of(topic));
            case Guest guest -> refusal(guest, topic);
        };
    }

    private Optional<Refusal> refusal(Who.AgentSession agent, TopicName topic) {
        TopicAuthorizer authorizer = authorizers.get(topic.kind());
        return authorizer == null
                ? Optional.of(Refusal.UNKNOWN)
                : ask(agent.accountId(), () -> authorizer.mayFollow(agent.agentId(), topic.key()));
    }

    private Optional<Refusal> refusal(Guest guest, String topic) {
        GuestAuthorizer authorizer = guests.get(guest.kind());
        return authorizer == null
                ? Optional.of(Refusal.UNKNOWN)
                : ask(guest.accountId(), () -> authorizer.mayFollow(guest.key(), topic));
    }

    /** Says which guests of an account and a kind are connected here. */
    void heard(UUID accountId, String kind, Set<String> guestKeys) {
        GuestAuthorizer authorizer = guests.get(kind);
        if (authorizer != null) {
            Tenant.run(accountId, () -> authorizer.heard(guestKeys));
        }
    }

    private Optional<Refusal> ask(UUID accountId, BooleanSupplier question) {
        return mayFollow(accountId, question) ? Optional.empty() : Optional.of(Refusal.FORBIDDEN);
    }

    private boolean mayFollow(UUID accountId, BooleanSupplier question) {
        try {
            return Tenant.call(
                    accountId, () -> Boolean.TRUE.equals(transaction.execute(status -> question.getAsBoolean())));
        } catch (IllegalArgumentException malformedKey) {
            return false;
        }
    }
}
