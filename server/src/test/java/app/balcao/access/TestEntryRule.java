package app.balcao.access;

import app.balcao.people.ActingAgent;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.annotation.Order;

/** A rule that refuses the agents a test names, after all others. */
@TestComponent
@Order(1_000)
public class TestEntryRule implements EntryRule {

    private final Map<UUID, Refusal> refused = new ConcurrentHashMap<>();

    public void refuse(UUID agentId, Refusal refusal) {
        refused.put(agentId, refusal);
    }

    @Override
    public Optional<Refusal> check(ActingAgent agent, EntryContext context) {
        return Optional.ofNullable(refused.get(agent.id()));
    }
}
