package app.balcao.portal;

import app.balcao.customer.Customer;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps in the audit who came in at the portal, and who did not. */
@Component
class PortalAudit {

    private final ApplicationEventPublisher events;

    PortalAudit(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Inside a transaction. */
    void began(Customer customer, String how) {
        events.publishEvent(AuditableAction.of(
                        Actor.customer(customer.id(), customer.name()),
                        "portal-session.began",
                        "customer",
                        customer.id())
                .changing(Map.of(), Map.of("how", how)));
    }

    /**
     * @param customer whom the attempt was for; null for nobody known
     * @param email that was typed; null when none was
     */
    @Transactional
    public void refused(@Nullable Customer customer, String how, @Nullable String email, String reason) {
        Map<String, @Nullable Object> what = new LinkedHashMap<>();
        if (email != null) {
            what.put("email", email);
        }
        what.put("how", how);
        what.put("reason", reason);
        events.publishEvent(AuditableAction.of(
                        Actor.ANONYMOUS, "portal-session.refused", "customer", customer == null ? null : customer.id())
                .changing(Map.of(), what));
    }
}
