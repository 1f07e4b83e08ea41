package app.balcao.signon;

import app.balcao.people.ActingAgent;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.schema.tables.records.SignOnProviderRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the audit of refused sign-ons, and of changes of providers (AUD-4). */
@Component
class SignOnAudit {

    private final ApplicationEventPublisher events;

    SignOnAudit(ApplicationEventPublisher events) {
        this.events = events;
    }

    /**
     * Somebody was not let in; inside a transaction.
     *
     * @param email they came with; null when they named none
     */
    void refused(SignOnProviderRecord provider, @Nullable UUID agentId, @Nullable String email, String reason) {
        refused(provider.getKind(), provider.getLabel(), agentId, email, reason);
    }

    /** Somebody came with a token that no provider of the account can have made; inside a transaction. */
    void strange(@Nullable String email, String reason) {
        refused(SignOnKind.AGENT_JWT.name(), null, null, email, reason);
    }

    private void refused(
            String how, @Nullable String provider, @Nullable UUID agentId, @Nullable String email, String reason) {
        Map<String, @Nullable Object> what = new LinkedHashMap<>();
        what.put("how", how);
        what.put("provider", provider);
        what.put("email", email);
        what.put("reason", reason);
        events.publishEvent(AuditableAction.of(Actor.ANONYMOUS, "session.refused", "agent", agentId)
                .changing(Map.of(), what));
    }

    /**
     * A customer was not let in; inside a transaction.
     *
     * @param provider whose token it was; null when the account has none
     */
    void customerRefused(
            @Nullable SignOnProviderRecord provider, Map<String, @Nullable Object> claimed, String reason) {
        Map<String, @Nullable Object> what = new LinkedHashMap<>(claimed);
        what.put("how", SignOnKind.CUSTOMER_JWT.name());
        what.put("provider", provider == null ? null : provider.getLabel());
        what.put("reason", reason);
        events.publishEvent(AuditableAction.of(Actor.ANONYMOUS, "portal-session.refused", "customer", null)
                .changing(Map.of(), what));
    }

    void provider(
            ActingAgent acting,
            String action,
            UUID id,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after) {
        events.publishEvent(AuditableAction.of(Actor.agent(acting.id(), acting.name()), action, "sign-on-provider", id)
                .changing(before, after));
    }
}
