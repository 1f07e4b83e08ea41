package app.balcao.audit;

import app.balcao.audit.store.AuditRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The audit, as administrators read it (AUD-1). There is no way to change or remove a line. */
@Service
public class AuditTrail {

    private final AuditRepository repository;

    AuditTrail(AuditRepository repository) {
        this.repository = repository;
    }

    /**
     * What was done, the latest first.
     *
     * @throws Problem forbidden
     */
    @Transactional(readOnly = true)
    public Page<AuditEntry> list(ActingAgent acting, AuditFilter filter, PageRequest page) {
        acting.require(Permission.VIEW_AUDIT);
        return repository.list(filter, page);
    }
}
