package app.balcao.ticket.handover;

import app.balcao.people.ActingAgent;
import app.balcao.people.Agents;
import app.balcao.people.Permission;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Actor;
import app.balcao.ticket.event.TicketsHandedOver;
import app.balcao.ticket.handover.AgentDeparture.Destination;
import app.balcao.ticket.handover.AgentDeparture.OpenTickets;
import app.balcao.ticket.store.DepartureRepository;
import app.balcao.ticket.store.DepartureRepository.Running;
import app.balcao.ticket.store.TicketRepository;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deactivates agents with a plan for their open tickets (AGT-18). The agent is out at once; the tickets follow in the
 * background, some at a time, and what a stop of the program interrupts goes on after it.
 */
@Service
public class AgentDepartures {

    /** The job that hands the tickets over. */
    public static final TaskDescriptor<TenantTaskData> TASK =
            TaskDescriptor.of("agent-departure", TenantTaskData.class);

    private static final int AT_ONCE = 50;

    private final DepartureRepository repository;
    private final TicketRepository tickets;
    private final TicketHandOver handOver;
    private final Agents agents;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AgentDepartures(
            DepartureRepository repository,
            TicketRepository tickets,
            TicketHandOver handOver,
            Agents agents,
            Jobs jobs,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.tickets = tickets;
        this.handOver = handOver;
        this.agents = agents;
        this.jobs = jobs;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * An agent's open tickets by department.
     *
     * @throws Problem forbidden; not-found
     */
    @Transactional(readOnly = true)
    public List<OpenTickets> openTickets(ActingAgent acting, UUID agentId) {
        agents.find(acting, agentId);
        return repository.openTickets(agentId);
    }

    /**
     * Deactivates an agent, and has their open tickets go where the plan says; those of other departments stay.
     *
     * @throws Problem forbidden; not-found; validation, for who cannot have a department's tickets;
     *     conflict, for the owner, for oneself, and while earlier tickets of the agent are still on their way
     */
    @Transactional
    public AgentDeparture begin(ActingAgent acting, UUID agentId, List<Destination> plan) {
        agents.deactivate(acting, agentId);
        check(agentId, plan);
        UUID id;
        try {
            id = repository.insert(agentId, acting.id(), acting.name(), repository.countOpen(agentId, plan));
        } catch (DuplicateKeyException running) {
            throw Problem.conflict("ticket.departure.running");
        }
        repository.insert(id, plan);
        jobs.schedule(TASK, new TenantTaskData(Tenant.id(), id), clock.instant());
        return repository.find(id);
    }

    /**
     * How far the last hand-over of an agent's tickets is.
     *
     * @throws Problem forbidden; not-found, also when there never was one
     */
    @Transactional(readOnly = true)
    public AgentDeparture last(ActingAgent acting, UUID agentId) {
        acting.require(Permission.MANAGE_PEOPLE);
        return repository.last(agentId).orElseThrow(Problem::notFound);
    }

    /** Hands the tickets over until none is left; called by the job, as often as it takes. */
    public void carryOut(UUID id) {
        while (Boolean.TRUE.equals(transaction.execute(status -> handOverSome(id)))) {
            // The next ones, in a transaction of their own.
        }
    }

    private boolean handOverSome(UUID id) {
        Running running = repository.findRunning(id).orElse(null);
        if (running == null) {
            return false;
        }
        Actor actor = new Actor(Actor.Kind.AGENT, running.decidedBy(), running.decidedByName());
        for (Destination destination : repository.destinations(id)) {
            List<UUID> some = repository.someOpen(running.agentId(), destination.departmentId(), AT_ONCE);
            if (!some.isEmpty()) {
                long received = some.stream()
                        .filter(each -> handOver.handOver(each, running.agentId(), destination.toAgentId(), actor))
                        .count();
                repository.count(id, some.size());
                repository.countReceived(id, destination.departmentId(), (int) received);
                return true;
            }
        }
        repository.finish(id, clock.instant());
        tellReceivers(id, running, actor);
        return false;
    }

    private void tellReceivers(UUID id, Running running, Actor actor) {
        String fromName = tickets.agentName(running.agentId());
        repository
                .received(id)
                .forEach((receiver, count) ->
                        events.publishEvent(new TicketsHandedOver(actor, fromName, receiver, count)));
    }

    private void check(UUID agentId, List<Destination> plan) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<UUID> known = repository.departments(
                plan.stream().map(Destination::departmentId).toList());
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < plan.size(); i++) {
            Destination destination = plan.get(i);
            String field = "departments[" + i + "].";
            if (!known.contains(destination.departmentId())) {
                problems.add(FieldProblem.of(field + "departmentId", "unknown", "problem.field.unknown"));
            } else if (!seen.add(destination.departmentId())) {
                problems.add(FieldProblem.of(field + "departmentId", "duplicate", "ticket.departure.twice"));
            } else if (destination.toAgentId() != null && !eligible(agentId, destination)) {
                problems.add(FieldProblem.of(field + "toAgentId", "unknown", "ticket.field.agent"));
            }
        }
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
    }

    private boolean eligible(UUID agentId, Destination destination) {
        UUID to = destination.toAgentId();
        return to != null
                && !to.equals(agentId)
                && tickets.responsibleCandidate(to, destination.departmentId()).isPresent();
    }
}
