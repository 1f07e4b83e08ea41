package app.balcao.people;

import app.balcao.people.store.AgentRepository;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import java.time.Clock;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of the company who use Balcão. */
@Service
public class Agents {

    private final AgentRepository repository;
    private final Clock clock;

    Agents(AgentRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Makes the first agent of the current account, its owner and administrator (ACC-12). */
    @Transactional
    public UUID createOwner(NewOwner owner) {
        String email = EmailAddress.required("ownerEmail", owner.email());
        try {
            return repository.insertOwner(owner.name().strip(), email);
        } catch (DuplicateKeyException taken) {
            throw Problem.validation(FieldProblem.of("ownerEmail", "taken", "people.email.taken"));
        }
    }

    /** Counts the agent's e-mail as validated (AGT-3): they proved to read it. */
    @Transactional
    public void confirmEmail(UUID agentId) {
        repository.confirmEmail(agentId, clock.instant());
    }
}
