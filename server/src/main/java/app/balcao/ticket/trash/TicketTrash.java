package app.balcao.ticket.trash;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.Sight.Departments;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.database.Trash;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.Actor;
import app.balcao.ticket.Escalations;
import app.balcao.ticket.HistoryEntry;
import app.balcao.ticket.HistoryLines;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.TicketWork;
import app.balcao.ticket.event.TicketDiscarded;
import app.balcao.ticket.event.TicketRestored;
import app.balcao.ticket.handover.TicketHandOver;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TicketRepository;
import app.balcao.ticket.store.TrashRepository;
import app.balcao.ticket.store.TrashRepository.Found;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The trash (Lixeira, BIN): where deleted tickets wait for seven days. */
@Service
@Transactional
public class TicketTrash {

    /** How long a deleted ticket can be restored (BIN-2). */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final int AT_ONCE = 200;

    private final TrashRepository repository;
    private final TicketRepository tickets;
    private final MessageRepository messages;
    private final TicketHandOver handOver;
    private final Escalations escalations;
    private final Trash trash;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketTrash(
            TrashRepository repository,
            TicketRepository tickets,
            MessageRepository messages,
            TicketHandOver handOver,
            Escalations escalations,
            Trash trash,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.tickets = tickets;
        this.messages = messages;
        this.handOver = handOver;
        this.escalations = escalations;
        this.trash = trash;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts a ticket into the trash (BIN-1). It is gone for everybody at once, but can be restored.
     *
     * @throws Problem not-found, also for one that is there already; forbidden without the permission;
     *     wrong-situation (409) for one that was merged into another
     */
    public void discard(ActingAgent acting, UUID id) {
        TicketState before = tickets.findForUpdate(id)
                .filter(found -> acting.sight().seesAsWork(found.departmentId(), found.agentId()))
                .orElseThrow(Problem::notFound);
        acting.require(Permission.TICKET_DELETE, before.departmentId());
        if (before.mergedInto() != null) {
            // Its messages stand in another ticket's thread (MRG-9).
            throw TicketWork.wrongSituation("ticket.problem.merged-delete");
        }
        trash.open();
        OffsetDateTime now = OffsetDateTime.now(clock);
        Actor actor = Actor.agent(acting);
        TicketState after = before.change().done();
        repository.discard(after, acting.id(), now);
        messages.record(id, HistoryLines.line(HistoryEntry.Kind.DISCARDED, actor, Map.of()), now);
        events.publishEvent(audited(acting, "ticket.discarded", before));
        events.publishEvent(new TicketDiscarded(after, actor));
    }

    /**
     * What is in the trash of the departments where the reader may look into it, as far as they would see it outside.
     *
     * @throws Problem forbidden for who may look nowhere
     */
    @Transactional(readOnly = true)
    public Page<DiscardedTicket> list(ActingAgent acting, PageRequest page) {
        if (!acting.maySomewhere(Permission.TRASH_VIEW)) {
            throw Problem.forbidden();
        }
        trash.open();
        Departments departments =
                acting.may(Permission.TRASH_VIEW) ? Departments.ALL : new Departments(false, acting.manages());
        return repository.list(acting, departments, KEPT, page);
    }

    /**
     * Takes a ticket out of the trash as it went in (BIN-7); one whose agent may not have it any more comes back to the
     * queue.
     *
     * @throws Problem not-found, also when its seven days are over (BIN-5); forbidden without the permission;
     *     wrong-situation for an open one whose parent is closed (ESC-6)
     */
    public void restore(ActingAgent acting, UUID id) {
        trash.open();
        TicketState before = find(acting, id, Permission.TRASH_RESTORE);
        if (!before.situation().over()) {
            escalations.requireOpenParent(before);
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        Actor actor = Actor.agent(acting);
        TicketState after = before.change().done();
        repository.restore(after);
        messages.record(id, HistoryLines.line(HistoryEntry.Kind.RESTORED, actor, Map.of()), now);
        events.publishEvent(audited(acting, "ticket.restored", before));
        events.publishEvent(new TicketRestored(after, actor));
        UUID agent = after.agentId();
        if (agent != null
                && tickets.responsibleCandidate(agent, after.departmentId()).isEmpty()) {
            handOver.handOver(id, agent, null, Actor.SYSTEM);
        }
    }

    /**
     * Removes a ticket in the trash for good, before its time.
     *
     * @throws Problem not-found for one that is not there; forbidden without the permission
     */
    public void remove(ActingAgent acting, UUID id) {
        trash.open();
        TicketState ticket = find(acting, id, Permission.TRASH_PURGE);
        repository.remove(id);
        events.publishEvent(audited(acting, "ticket.removed", ticket));
    }

    /** Removes for good what has been in the trash for its time, some at a time. @return whether there is more */
    public boolean purge() {
        trash.open();
        List<UUID> over = repository.discardedUntil(OffsetDateTime.now(clock).minus(KEPT), AT_ONCE);
        for (UUID id : over) {
            TicketState ticket = tickets.find(id).orElseThrow();
            repository.remove(id);
            events.publishEvent(action(AuditableAction.Actor.SYSTEM, "ticket.removed", ticket));
        }
        return over.size() == AT_ONCE;
    }

    private TicketState find(ActingAgent acting, UUID id, Permission permission) {
        OffsetDateTime oldest = OffsetDateTime.now(clock).minus(KEPT);
        TicketState ticket = repository
                .findForUpdate(id)
                .filter(found -> found.deletedAt().isAfter(oldest))
                .map(Found::ticket)
                .filter(found -> acting.sight().seesAsWork(found.departmentId(), found.agentId()))
                .orElseThrow(Problem::notFound);
        acting.require(permission, ticket.departmentId());
        return ticket;
    }

    private static AuditableAction audited(ActingAgent acting, String action, TicketState ticket) {
        return action(AuditableAction.Actor.agent(acting.id(), acting.name()), action, ticket);
    }

    private static AuditableAction action(AuditableAction.Actor actor, String action, TicketState ticket) {
        return AuditableAction.of(actor, action, "ticket", ticket.id())
                .changing(Map.of(), Map.of("protocol", ticket.number(), "subject", ticket.subject()));
    }
}
