package app.balcao.conversation.desk;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationSight;
import app.balcao.conversation.store.ConversationTrashRepository;
import app.balcao.customer.CustomerDeletion;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.database.Trash;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The trash of conversations: as that of tickets, they wait in it for seven days (WCH-13). */
@Service
@Transactional
public class ConversationTrash {

    /** How long a deleted conversation can be restored. */
    public static final Duration KEPT = Duration.ofDays(7);

    static final int MOST_AT_ONCE = 100;

    private static final int PURGED_AT_ONCE = 200;

    private final Desk desk;
    private final ConversationTrashRepository repository;
    private final Trash trash;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConversationTrash(
            Desk desk,
            ConversationTrashRepository repository,
            Trash trash,
            ApplicationEventPublisher events,
            Clock clock) {
        this.desk = desk;
        this.repository = repository;
        this.trash = trash;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts a conversation that is over into the trash. It is gone for everybody at once, but can be restored.
     *
     * @throws Problem not-found, also for one that is there already; forbidden; conflict, while it goes on
     */
    public void discard(ActingAgent acting, UUID id) {
        discardAll(acting, List.of(id));
    }

    /** The same for several: all of them, or none. @throws Problem as for one; validation, for too many */
    public void discardAll(ActingAgent acting, List<UUID> ids) {
        if (ids.size() > MOST_AT_ONCE) {
            throw Problem.validation(FieldProblem.of("ids", "size", "problem.field.size", 1, MOST_AT_ONCE));
        }
        // In one order, so that two who delete the same do not wait for each other.
        List<Conversation> found =
                new TreeSet<>(ids).stream().map(id -> desk.locked(acting, id)).toList();
        for (Conversation each : found) {
            acting.require(Permission.CHAT_DELETE, each.departmentId());
            if (!each.over()) {
                throw Problem.conflict("conversation.problem.goes-on");
            }
        }
        trash.open();
        found.forEach(each -> discard(acting, each));
    }

    /**
     * A customer's conversations go to the trash as the customer is deleted, and for good when nothing of them is to be
     * kept. They come back without the customer, by the name and address that were given in them.
     *
     * @throws Problem conflict, while one of them goes on
     */
    @EventListener
    void on(CustomerDeletion deletion) {
        trash.open();
        List<Conversation> theirs = repository.lockOf(deletion.customerId(), deletion.erase());
        if (!theirs.stream().allMatch(Conversation::over)) {
            throw Problem.conflict("conversation.problem.customer-talks");
        }
        for (Conversation each : theirs) {
            if (deletion.erase()) {
                repository.erase(each.id());
                events.publishEvent(nameless(deletion.by(), each));
                desk.changed(each.id(), "DISCARDED");
            } else {
                discard(deletion.by(), each);
            }
        }
    }

    private void discard(ActingAgent acting, Conversation conversation) {
        repository.discard(conversation.id(), acting.id(), clock.instant());
        events.publishEvent(audited(acting, "conversation.discarded", conversation));
        desk.changed(conversation.id(), "DISCARDED");
    }

    /** What is in the trash of the departments where the reader may look into it. @throws Problem forbidden */
    @Transactional(readOnly = true)
    public Page<DiscardedConversation> list(ActingAgent acting, PageRequest page) {
        if (!acting.maySomewhere(Permission.TRASH_VIEW)) {
            throw Problem.forbidden();
        }
        trash.open();
        return repository.list(acting, KEPT, page);
    }

    /** Takes a conversation out of the trash as it went in. @throws Problem not-found, also when its days are over; forbidden */
    public void restore(ActingAgent acting, UUID id) {
        Conversation found = find(acting, id, Permission.TRASH_RESTORE);
        repository.restore(id);
        events.publishEvent(audited(acting, "conversation.restored", found));
        desk.changed(id, "RESTORED");
    }

    /** Removes a conversation in the trash for good, before its time. @throws Problem not-found; forbidden */
    public void remove(ActingAgent acting, UUID id) {
        Conversation found = find(acting, id, Permission.TRASH_PURGE);
        repository.remove(id);
        events.publishEvent(audited(acting, "conversation.removed", found));
    }

    /** Removes for good what has been in the trash for its time, some at a time. @return whether there is more */
    public boolean purge() {
        trash.open();
        List<Conversation> over = repository.discardedUntil(clock.instant().minus(KEPT), PURGED_AT_ONCE);
        for (Conversation each : over) {
            repository.remove(each.id());
            events.publishEvent(action(AuditableAction.Actor.SYSTEM, "conversation.removed", each));
        }
        return over.size() == PURGED_AT_ONCE;
    }

    private Conversation find(ActingAgent acting, UUID id, Permission permission) {
        trash.open();
        Conversation found = repository
                .lock(id, clock.instant().minus(KEPT))
                .filter(each -> ConversationSight.sees(acting, each))
                .orElseThrow(Problem::notFound);
        acting.require(permission, found.departmentId());
        return found;
    }

    private static AuditableAction audited(ActingAgent acting, String action, Conversation conversation) {
        return action(AuditableAction.Actor.agent(acting.id(), acting.name()), action, conversation);
    }

    private static AuditableAction nameless(ActingAgent acting, Conversation conversation) {
        return AuditableAction.of(
                        AuditableAction.Actor.agent(acting.id(), acting.name()),
                        "conversation.removed",
                        "conversation",
                        conversation.id())
                .changing(Map.of(), Map.of("protocol", conversation.number()));
    }

    private static AuditableAction action(AuditableAction.Actor actor, String action, Conversation conversation) {
        return AuditableAction.of(actor, action, "conversation", conversation.id())
                .changing(
                        Map.of(),
                        Map.of("protocol", conversation.number(), "customerName", conversation.customerName()));
    }
}
