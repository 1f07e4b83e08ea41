package app.balcao.audit;

import app.balcao.audit.store.AuditRepository;
import app.balcao.platform.audit.AuditableAction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Writes what was done in the transaction that did it: neither stands without the other. */
@Component
class AuditListener {

    private final AuditRepository repository;

    AuditListener(AuditRepository repository) {
        this.repository = repository;
    }

    @EventListener
    @Transactional
    public void on(AuditableAction action) {
        Changes changes = Changes.of(action.before(), action.after());
        repository.insert(action, address(), changes.before(), changes.after());
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getRemoteAddr()
                : null;
    }
}
