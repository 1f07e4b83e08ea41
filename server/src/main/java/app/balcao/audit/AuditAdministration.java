package app.balcao.audit;

import app.balcao.audit.store.AuditSettingsRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is audited and for how long, as administrators see and change it (AUD-2, AUD-6). */
@Service
@Transactional
public class AuditAdministration {

    private final AuditSettingsRepository repository;
    private final ApplicationEventPublisher events;

    AuditAdministration(AuditSettingsRepository repository, ApplicationEventPublisher events) {
        this.repository = repository;
        this.events = events;
    }

    /** @throws Problem forbidden */
    @Transactional(readOnly = true)
    public AuditSettings find(ActingAgent acting) {
        acting.require(Permission.VIEW_AUDIT);
        return repository.find();
    }

    /**
     * Changes them, and audits that, whatever is on (AUD-3).
     *
     * @throws Problem forbidden; validation; version-conflict
     */
    public AuditSettings change(
            ActingAgent acting, Collection<OptionalItem> auditedItems, int retentionMonths, int version) {
        acting.require(Permission.VIEW_AUDIT);
        if (retentionMonths < AuditSettings.LEAST_MONTHS || retentionMonths > AuditSettings.MOST_MONTHS) {
            throw Problem.validation(FieldProblem.of(
                    "retentionMonths",
                    "range",
                    "audit.retention-range",
                    AuditSettings.LEAST_MONTHS,
                    AuditSettings.MOST_MONTHS));
        }
        AuditSettings before = repository.lock();
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        List<OptionalItem> items = auditedItems.stream().distinct().sorted().toList();
        repository.update(items, retentionMonths);
        AuditSettings after = repository.find();
        events.publishEvent(AuditableAction.of(Actor.agent(acting.id(), acting.name()), "audit.changed", "audit", null)
                .changing(auditable(before), auditable(after)));
        return after;
    }

    /** Whether the account has an action kept. */
    @Transactional(readOnly = true)
    boolean keeps(String action) {
        return OptionalItem.of(action)
                .map(item -> repository.find().auditedItems().contains(item))
                .orElse(true);
    }

    private static Map<String, Object> auditable(AuditSettings settings) {
        return Map.of(
                "auditedItems",
                settings.auditedItems().stream().map(OptionalItem::name).toList(),
                "retentionMonths",
                settings.retentionMonths());
    }
}
