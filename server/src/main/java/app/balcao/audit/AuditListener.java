package app.balcao.audit;

import app.balcao.audit.store.AuditRepository;
import app.balcao.platform.audit.ActingProgram;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.audit.AuditableAction.ActorKind;
import app.balcao.platform.audit.PersonErased;
import app.balcao.platform.security.IpAddress;
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
    private final AuditAdministration administration;

    AuditListener(AuditRepository repository, AuditAdministration administration) {
        this.repository = repository;
        this.administration = administration;
    }

    @EventListener
    @Transactional
    public void on(AuditableAction action) {
        if (administration.keeps(action.action())) {
            Changes changes = Changes.of(action.before(), action.after());
            repository.insert(
                    byProgram(action), address(), changes.before(), changes.after(), Changes.fit(action.filter()));
        }
    }

    /** Heard after the customer is gone: of one who is there, the database masks nothing. */
    @EventListener
    @Transactional
    public void on(PersonErased event) {
        repository.mask(event.customerId());
    }

    /** What an agent's program did is written down as the token's, beside the agent's name. */
    private static AuditableAction byProgram(AuditableAction action) {
        Actor actor = action.actor();
        return actor.kind() == ActorKind.AGENT
                        && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                        && attributes.getRequest().getAttribute(ActingProgram.ATTRIBUTE)
                                instanceof ActingProgram program
                ? action.by(new Actor(ActorKind.API_TOKEN, actor.id(), program.name() + " · " + actor.name()))
                : action;
    }

    private static @Nullable String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? IpAddress.written(attributes.getRequest().getRemoteAddr())
                : null;
    }
}
