package app.balcao.people;

import app.balcao.people.store.AgentQueries;
import app.balcao.people.store.AgentRepository;
import app.balcao.people.store.PlaceRepository;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The addresses by which agents sign in: each proves to read theirs (AGT-3), and a change waits for that (AGT-5). */
@Service
public class AgentAddresses {

    private final AgentRepository repository;
    private final AgentQueries queries;
    private final PlaceRepository places;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AgentAddresses(
            AgentRepository repository,
            AgentQueries queries,
            PlaceRepository places,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.queries = queries;
        this.places = places;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /** Counts the agent's present address as validated (AGT-3): they proved to read it. */
    @Transactional
    public void confirm(UUID agentId) {
        repository.confirmEmail(agentId, clock.instant());
    }

    /**
     * Takes an address that the agent proved to read: their present one, or the one that waits for it (AGT-5).
     *
     * @return false when it is neither, or another agent has it by now
     */
    @Transactional
    public boolean confirm(UUID agentId, String email) {
        directory.lock();
        Agent agent = queries.find(agentId).orElseThrow(Problem::notFound);
        if (email.equals(agent.email())) {
            repository.confirmEmail(agentId, clock.instant());
            return true;
        }
        if (!email.equals(agent.pendingEmail()) || repository.isTaken(email, agentId)) {
            return false;
        }
        repository.setEmail(agentId, agent.email(), email, clock.instant());
        places.touchAgents(List.of(agentId));
        directory.changed(Directory.Part.AGENTS);
        directory.rightsChanged(Set.of(agentId));
        return true;
    }

    /**
     * Begins, or drops, the change of an agent's address; under the directory's lock.
     *
     * @param sendsValidation whether the link to validate it is sent now
     */
    void change(Agent agent, String email, boolean sendsValidation) {
        if (email.equals(agent.email())) {
            repository.setPendingEmail(agent.id(), null);
            return;
        }
        if (email.equals(agent.pendingEmail())) {
            return;
        }
        requireFree(email, agent.id());
        if (agent.emailValidated()) {
            repository.setPendingEmail(agent.id(), email);
            events.publishEvent(new AgentEmailPending(agent.id(), email, sendsValidation));
        } else {
            repository.setEmail(agent.id(), agent.email(), email, null);
            if (sendsValidation) {
                events.publishEvent(new AgentEmailChanged(agent.id()));
            }
        }
    }

    /** @throws Problem validation, when somebody else of the account has the address */
    void requireFree(String email, @Nullable UUID by) {
        if (repository.isTaken(email, by)) {
            throw Problem.validation(FieldProblem.of("email", "taken", "people.email.taken"));
        }
    }
}
