package app.balcao.agenda;

import app.balcao.agenda.store.LeadTimeRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import java.util.Collections;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How long before the start agents are told: chosen for the account, and by each agent for themselves (SCH-3). */
@Service
@Transactional
public class LeadTimes {

    private final LeadTimeRepository repository;
    private final Reminders reminders;
    private final ApplicationEventPublisher events;

    LeadTimes(LeadTimeRepository repository, Reminders reminders, ApplicationEventPublisher events) {
        this.repository = repository;
        this.reminders = reminders;
        this.events = events;
    }

    /** The account's; everybody may know. */
    @Transactional(readOnly = true)
    public LeadTime ofAccount(ActingAgent acting) {
        return repository.ofAccount();
    }

    /** @throws Problem forbidden, to all but administrators; validation; version-conflict */
    public LeadTime changeAccount(ActingAgent acting, @Nullable Integer minutes, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        if (minutes == null) {
            throw Problem.validation(FieldProblem.of("minutes", "required", "problem.field.required"));
        }
        requireRange(minutes);
        LeadTime before = repository.ofAccount();
        if (before.version() != version || !repository.changeAccount(minutes, version)) {
            throw Problem.versionConflict(repository.ofAccount());
        }
        audit(acting, "account", Tenant.id(), before.accountMinutes(), minutes);
        reminders.planAll(null);
        return repository.ofAccount();
    }

    @Transactional(readOnly = true)
    public LeadTime own(ActingAgent acting) {
        return repository.of(acting.id());
    }

    /**
     * @param minutes null follows the account
     * @throws Problem validation; version-conflict
     */
    public LeadTime changeOwn(ActingAgent acting, @Nullable Integer minutes, int version) {
        if (minutes != null) {
            requireRange(minutes);
        }
        LeadTime before = repository.of(acting.id());
        if (before.version() != version || !repository.change(acting.id(), minutes, version)) {
            throw Problem.versionConflict(repository.of(acting.id()));
        }
        audit(acting, "agent", acting.id(), before.minutes(), minutes);
        reminders.planAll(acting.id());
        return repository.of(acting.id());
    }

    private static void requireRange(int minutes) {
        if (minutes < 0 || minutes > LeadTime.LONGEST) {
            throw Problem.validation(FieldProblem.of("minutes", "range", "problem.field.range", 0, LeadTime.LONGEST));
        }
    }

    private void audit(
            ActingAgent acting, String itemType, UUID itemId, @Nullable Integer before, @Nullable Integer after) {
        events.publishEvent(AuditableAction.of(
                        AuditableAction.Actor.agent(acting.id(), acting.name()),
                        "schedule-notice.changed",
                        itemType,
                        itemId)
                .changing(
                        Collections.singletonMap("leadMinutes", before),
                        Collections.singletonMap("leadMinutes", after)));
    }
}
