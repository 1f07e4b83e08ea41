package app.balcao.access;

import app.balcao.access.store.CredentialRepository;
import app.balcao.people.Agents;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The passwords of agents. */
@Service
public class Credentials {

    private final CredentialRepository repository;
    private final Passwords passwords;
    private final Agents agents;
    private final Clock clock;

    Credentials(CredentialRepository repository, Passwords passwords, Agents agents, Clock clock) {
        this.repository = repository;
        this.passwords = passwords;
        this.agents = agents;
        this.clock = clock;
    }

    /**
     * Gives an agent of the current account a password and counts their e-mail as validated: for programs that
     * set an installation up, not for people.
     */
    @Transactional
    public void give(UUID agentId, String password) {
        repository.set(agentId, passwords.hash(password), clock.instant());
        agents.confirmEmail(agentId);
    }
}
