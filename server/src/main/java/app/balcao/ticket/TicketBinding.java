package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.event.TicketBound;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TicketRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says who is responsible for a ticket (Vinculação, LNK). */
@Service
@Transactional
public class TicketBinding {

    private final TicketRepository tickets;
    private final MessageRepository messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketBinding(TicketRepository tickets, MessageRepository messages, ApplicationEventPublisher events, Clock clock) {
        this.tickets = tickets;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /**
     * "Me vincular": the agent takes a ticket nobody has. Taking one's own again changes nothing.
     *
     * @param notifyAgent whether they want the customer's messages by e-mail (LNK-5); null leaves it as it is
     * @throws Problem not-found; forbidden in a department that is not theirs (LNK-2); already-bound (409, with
     *     agentId and agentName) when somebody was faster (LNK-10); wrong-situation when it is closed
     */
    public void bindSelf(ActingAgent acting, UUID id, @Nullable Boolean notifyAgent) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<TicketState> bound = tickets.bindFree(id, acting.id(), bindable(acting), notifyAgent, now);
        if (bound.isPresent()) {
            tell(bound.get(), acting, null, new Named(acting.id(), acting.name()), now);
            return;
        }
        TicketState ticket =
                tickets.find(id).filter(found -> found.isSeenBy(acting)).orElseThrow(Problem::notFound);
        if (acting.id().equals(ticket.agentId()) && !ticket.situation().over()) {
            return;
        }
        throw refusal(acting, ticket);
    }

    /**
     * An administrator, or a manager of the department, says who is responsible (LNK-4). Changing who is makes
     * the situation {@link Situation#REASSIGNED} (LNK-9).
     *
     * @param notifyAgent whether they get the customer's messages by e-mail (LNK-5); null leaves it as it is
     * @throws Problem not-found; forbidden for who does not lead the department; validation for an agent who may
     *     not be responsible there; wrong-situation when the ticket is closed
     */
    public void bind(ActingAgent acting, UUID id, UUID agentId, @Nullable Boolean notifyAgent) {
        TicketState before = tickets.findForUpdate(id)
                .filter(found -> found.isSeenBy(acting))
                .orElseThrow(Problem::notFound);
        boolean self = agentId.equals(acting.id());
        if (!TicketRights.mayBindOthers(acting, before.departmentId())) {
            if (self) {
                bindSelf(acting, id, notifyAgent);
                return;
            }
            throw Problem.forbidden();
        }
        if (before.situation().over()) {
            throw TicketWork.over(before);
        }
        if (agentId.equals(before.agentId())) {
            return;
        }
        Named to = self
                ? new Named(acting.id(), acting.name())
                : tickets.responsibleCandidate(agentId, before.departmentId())
                        .orElseThrow(
                                () -> Problem.validation(FieldProblem.of("agentId", "unknown", "ticket.field.agent")));
        Situation next = before.situation()
                .after(before.agentId() == null ? Situation.Step.BIND : Situation.Step.REBIND)
                .orElseThrow(() -> TicketWork.wrongSituation("ticket.problem.not-now"));
        Named from = before.agentId() == null ? null : new Named(before.agentId(), tickets.agentName(before.agentId()));
        OffsetDateTime now = OffsetDateTime.now(clock);
        TicketState after = before.with(next, agentId, notifyAgent == null ? before.notifyAgent() : notifyAgent);
        tickets.bind(after, acting.id(), now);
        tell(after, acting, from, to, now);
    }

    private void tell(TicketState after, ActingAgent acting, @Nullable Named from, Named to, OffsetDateTime now) {
        Actor actor = Actor.agent(acting);
        messages.record(after.id(), HistoryLines.bound(actor, from, to), now);
        events.publishEvent(new TicketBound(after, actor, from == null ? null : from.id(), to.id(), false));
    }

    private Problem refusal(ActingAgent acting, TicketState ticket) {
        if (ticket.situation().over()) {
            return TicketWork.over(ticket);
        }
        if (ticket.agentId() == null) {
            return TicketRights.mayBindSelf(acting, ticket.departmentId())
                    ? TicketWork.wrongSituation("ticket.problem.not-now")
                    : Problem.of(HttpStatus.FORBIDDEN, "forbidden", "ticket.problem.other-department");
        }
        String name = tickets.agentName(ticket.agentId());
        return Problem.of(HttpStatus.CONFLICT, "already-bound", "ticket.problem.already-bound", name)
                .with("agentId", ticket.agentId())
                .with("agentName", name);
    }

    /** The departments whose free tickets the agent sees and may take (LNK-2); null for all. */
    private static @Nullable Collection<UUID> bindable(ActingAgent acting) {
        if (acting.administrator()) {
            return null;
        }
        Set<UUID> own = new HashSet<>(acting.worksIn());
        own.addAll(acting.manages());
        own.removeIf(department -> !acting.sight().seesAsWork(department, null));
        return own;
    }
}
