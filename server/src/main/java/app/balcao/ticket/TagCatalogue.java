package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.TicketStatus;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import app.balcao.platform.text.ShortText;
import app.balcao.ticket.store.TagRepository;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The account's tags (TAG-1 to TAG-4). */
@Service
@Transactional
public class TagCatalogue {

    static final int MOST = 1_000;
    static final int LONGEST_NAME = 60;

    private final TagRepository repository;
    private final Realtime realtime;
    private final ApplicationEventPublisher events;

    TagCatalogue(TagRepository repository, Realtime realtime, ApplicationEventPublisher events) {
        this.repository = repository;
        this.realtime = realtime;
        this.events = events;
    }

    /** All tags by name; every agent may see them. */
    @Transactional(readOnly = true)
    public List<TicketTag> list(ActingAgent acting) {
        return repository.list();
    }

    /** @throws Problem not-found */
    @Transactional(readOnly = true)
    public TicketTag find(ActingAgent acting, UUID id) {
        return found(id);
    }

    /** How many tickets have a tag. @throws Problem forbidden; not-found */
    @Transactional(readOnly = true)
    public int ticketsWith(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return repository.ticketsWith(found(id).id());
    }

    /** @throws Problem forbidden; validation, also for a taken name; conflict, beyond {@value #MOST} */
    public TicketTag create(ActingAgent acting, TicketTagForm form) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return add(acting, form);
    }

    /** @throws Problem forbidden; not-found; version-conflict; validation, also for a taken name */
    public TicketTag change(ActingAgent acting, UUID id, TicketTagForm wanted, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        TicketTag before = repository.findForUpdate(id).orElseThrow(Problem::notFound);
        if (before.version() != version) {
            throw Problem.versionConflict(before);
        }
        TicketTagForm form = checked(wanted);
        unique(() -> {
            repository.update(id, form);
            return id;
        });
        TicketTag after = found(id);
        told(acting, "tag.changed", id, auditable(before), auditable(after));
        return after;
    }

    /**
     * Gives all tickets of one tag another one instead, and removes the first (TAG-3).
     *
     * @throws Problem forbidden; not-found; validation, for a tag that does not exist or is the same
     */
    public TicketTag merge(ActingAgent acting, UUID id, @Nullable UUID intoId) {
        acting.require(Permission.MANAGE_ACCOUNT);
        if (intoId == null) {
            throw Problem.validation(FieldProblem.of("intoId", "required", "problem.field.required"));
        }
        Map<UUID, TicketTag> both = repository.lock(id, intoId);
        TicketTag source = Optional.ofNullable(both.get(id)).orElseThrow(Problem::notFound);
        TicketTag target = both.get(intoId);
        if (target == null || target.equals(source)) {
            throw Problem.validation(FieldProblem.of("intoId", "unknown", "ticket.tag.into"));
        }
        repository.move(id, target.id());
        repository.delete(id);
        told(acting, "tag.merged", id, auditable(source), Map.of("into", target.name()));
        return target;
    }

    /** Removes a tag, from all tickets that have it too (TAG-4). @throws Problem forbidden; not-found */
    public void delete(ActingAgent acting, UUID id) {
        acting.require(Permission.MANAGE_ACCOUNT);
        TicketTag tag = repository.findForUpdate(id).orElseThrow(Problem::notFound);
        repository.delete(id);
        told(acting, "tag.deleted", id, auditable(tag), Map.of());
    }

    /** The tag of that name, whatever its case and accents; made if there is none and the agent may (TAG-5). */
    TicketTag named(ActingAgent acting, String name) {
        TicketTagForm form = checked(new TicketTagForm(name, TicketStatus.Color.GRAY, true));
        return repository.named(form.name()).orElseGet(() -> {
            acting.require(Permission.TAG_CREATE);
            return add(acting, form);
        });
    }

    Optional<TicketTag> maybe(UUID id) {
        return repository.find(id);
    }

    private TicketTag add(ActingAgent acting, TicketTagForm wanted) {
        TicketTagForm form = checked(wanted);
        if (repository.count() >= MOST) {
            throw Problem.conflict("ticket.tag.limit", MOST);
        }
        UUID id = unique(() -> repository.insert(form));
        TicketTag tag = found(id);
        told(acting, "tag.created", id, Map.of(), auditable(tag));
        return tag;
    }

    private TicketTag found(UUID id) {
        return repository.find(id).orElseThrow(Problem::notFound);
    }

    private static TicketTagForm checked(TicketTagForm form) {
        FieldChecks checks = new FieldChecks();
        String name = FieldChecks.oneLine(form.name());
        if (ShortText.invisible(name)) {
            checks.add("name", "required", "problem.field.required");
        } else if (name.length() > LONGEST_NAME) {
            checks.add("name", "size", "problem.field.size", 1, LONGEST_NAME);
        }
        checks.refuse();
        return new TicketTagForm(name, form.color(), form.active());
    }

    private static UUID unique(Supplier<UUID> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw Problem.validation(FieldProblem.of("name", "taken", "ticket.tag.taken"));
        }
    }

    private void told(
            ActingAgent acting, String action, UUID id, Map<String, Object> before, Map<String, Object> after) {
        events.publishEvent(
                AuditableAction.of(AuditableAction.Actor.agent(acting.id(), acting.name()), action, "tag", id)
                        .changing(before, after));
        realtime.publish(Topics.ACCOUNT, "directory-changed", Map.of("what", "TAGS"));
    }

    private static Map<String, Object> auditable(TicketTag tag) {
        return Map.of("name", tag.name(), "color", tag.color(), "active", tag.active());
    }
}
