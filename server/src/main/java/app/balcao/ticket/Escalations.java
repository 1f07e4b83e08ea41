package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.event.TicketChanged;
import app.balcao.ticket.store.FamilyRepository;
import app.balcao.ticket.store.FamilyRepository.OpenChild;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TicketRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks other departments for a part of a ticket's work, by internal tickets of their own (Escalonamento, ESC). */
@Service
@Transactional
public class Escalations {

    /** How many tickets may be escalated one from another (ESC-13). */
    static final int DEPTH = 5;

    private final TicketRepository tickets;
    private final FamilyRepository families;
    private final InternalTickets internal;
    private final MessageRepository messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Escalations(
            TicketRepository tickets,
            FamilyRepository families,
            InternalTickets internal,
            MessageRepository messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.families = families;
        this.internal = internal;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a child for a ticket, which stays with its agent and is {@link Situation#ESCALATED} until somebody writes.
     *
     * @throws Problem not-found; forbidden; wrong-situation (409) while nobody is responsible for the ticket, when it is
     *     closed, or when it is itself a child of the last depth; and what opening an internal ticket throws
     */
    public OpenedTicket escalate(ActingAgent acting, UUID id, NewInternalTicket wanted) {
        TicketState before = tickets.findForUpdate(id)
                .filter(found -> found.isSeenBy(acting))
                .orElseThrow(Problem::notFound);
        if (!TicketRights.mayEscalate(acting, before.departmentId(), before.agentId())) {
            throw Problem.forbidden();
        }
        Situation next = before.situation()
                .after(Situation.Step.ESCALATE)
                .orElseThrow(() -> TicketWork.wrongSituation(
                        before.situation().over()
                                ? "ticket.problem.closed"
                                : before.agentId() == null
                                        ? "ticket.problem.unbound"
                                        : "ticket.problem.awaits-manager"));
        if (families.depth(id) >= DEPTH) {
            throw TicketWork.wrongSituation("ticket.problem.too-deep");
        }
        OpenedTicket child = internal.open(acting, wanted, before);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Actor actor = Actor.agent(acting);
        TicketState after = before.with(next);
        families.escalated(after, next != before.situation(), acting.id(), now);
        messages.record(
                id,
                HistoryLines.line(
                        HistoryEntry.Kind.ESCALATED,
                        actor,
                        Map.of("childId", child.id(), "childNumber", child.number())),
                now);
        events.publishEvent(new TicketChanged(after, actor, TicketChanged.What.ESCALATED));
        return child;
    }

    /**
     * Refuses to end a ticket while children of it are open (ESC-6); the ticket is locked.
     *
     * @throws Problem open-children (409), with them
     */
    public void requireNoOpenChild(UUID id) {
        openChildren(id, "ticket.problem.open-children").ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** The refusal to end a ticket, in words of the caller; absent while no child of it is open. */
    public Optional<Problem> openChildren(UUID id, String messageKey) {
        List<OpenChild> open = families.openChildren(id);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        String numbers = open.stream().map(each -> "#" + each.number()).collect(Collectors.joining(", "));
        return Optional.of(Problem.of(HttpStatus.CONFLICT, "open-children", messageKey, numbers)
                .with("children", open));
    }

    /**
     * Refuses to bring a child back whose parent is closed, and keeps the parent from being closed meanwhile.
     *
     * @throws Problem wrong-situation
     */
    public void requireOpenParent(TicketState child) {
        if (child.parentId() == null) {
            return;
        }
        tickets.findForUpdate(child.parentId())
                .filter(parent -> parent.situation().over())
                .ifPresent(parent -> {
                    throw Problem.of(
                            HttpStatus.CONFLICT,
                            "wrong-situation",
                            "ticket.problem.parent-closed",
                            String.valueOf(parent.number()));
                });
    }
}
