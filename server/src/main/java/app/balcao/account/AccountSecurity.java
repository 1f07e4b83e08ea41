package app.balcao.account;

import app.balcao.account.store.SecurityRepository;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How each account guards itself. Who may change it, and to what, is checked above, in people. */
@Service
public class AccountSecurity {

    private final SecurityRepository repository;
    private final ApplicationEventPublisher events;

    AccountSecurity(SecurityRepository repository, ApplicationEventPublisher events) {
        this.repository = repository;
        this.events = events;
    }

    /** The settings of the current account. */
    @Transactional(readOnly = true)
    public SecuritySettings current() {
        return repository.current();
    }

    /**
     * Changes the settings, which the caller has checked and which carry the version they were read in.
     *
     * @throws Problem version-conflict, when somebody did meanwhile
     */
    @Transactional
    public SecuritySettings change(SecuritySettings wanted) {
        if (!repository.update(wanted)) {
            throw Problem.versionConflict(repository.current());
        }
        events.publishEvent(new SecuritySettingsChanged(Tenant.id()));
        return repository.current();
    }
}
