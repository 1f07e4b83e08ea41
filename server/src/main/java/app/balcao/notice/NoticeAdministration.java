package app.balcao.notice;

import app.balcao.notice.store.NoticeRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Preferências de e-mail: whom of the account which notices are sent to (PRF-1). */
@Service
public class NoticeAdministration {

    private final NoticeRepository repository;
    private final ApplicationEventPublisher events;

    NoticeAdministration(NoticeRepository repository, ApplicationEventPublisher events) {
        this.repository = repository;
        this.events = events;
    }

    /** @throws Problem forbidden, to all but administrators */
    @Transactional(readOnly = true)
    public NoticePreferences find(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return repository.preferences();
    }

    /**
     * Changes the kinds that are named; the others stay as they are.
     *
     * @throws Problem forbidden; version-conflict
     */
    @Transactional
    public NoticePreferences change(ActingAgent acting, List<NoticeChoice> wanted, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        repository.prepare();
        NoticePreferences before = repository.preferences();
        List<NoticeChoice> choices = new ArrayList<>(before.choices());
        wanted.forEach(each -> choices.set(each.kind().ordinal(), each));
        if (!repository.change(choices, version)) {
            throw Problem.versionConflict(repository.preferences());
        }
        NoticePreferences after = repository.preferences();
        events.publishEvent(AuditableAction.of(
                        Actor.agent(acting.id(), acting.name()), "notice-preferences.changed", "account", Tenant.id())
                .changing(auditable(before), auditable(after)));
        return after;
    }

    private static Map<String, @Nullable Object> auditable(NoticePreferences preferences) {
        return Map.of(
                "noticesToAdministrators", kinds(preferences, NoticeChoice::administrators),
                "noticesToOwner", kinds(preferences, NoticeChoice::owner));
    }

    private static List<String> kinds(NoticePreferences preferences, Predicate<NoticeChoice> gets) {
        return preferences.choices().stream()
                .filter(gets)
                .map(each -> each.kind().name())
                .toList();
    }
}
