package app.balcao.people;

import app.balcao.people.store.ActingAgentRepository;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out what an agent of the current account is and may do. */
@Service
public class ActingAgents {

    private final ActingAgentRepository repository;

    ActingAgents(ActingAgentRepository repository) {
        this.repository = repository;
    }

    /** The agent as they are now; absent when they do not exist or are not active. */
    @Transactional(readOnly = true)
    public Optional<ActingAgent> find(UUID agentId) {
        return repository.find(agentId);
    }
}
