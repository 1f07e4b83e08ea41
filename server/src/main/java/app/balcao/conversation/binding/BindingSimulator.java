package app.balcao.conversation.binding;

import app.balcao.conversation.queue.Queue;
import app.balcao.conversation.routing.Choice;
import app.balcao.conversation.routing.Choice.Question;
import app.balcao.conversation.routing.Decision;
import app.balcao.conversation.store.QueueRepository;
import app.balcao.conversation.store.RoutingRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.PersonalData;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says who would get a conversation that began now, and why; it decides as routing does, and changes nothing. */
@Service
public class BindingSimulator {

    private final QueueRepository queues;
    private final RoutingRepository routing;
    private final BoundAgents bound;
    private final Clock clock;

    BindingSimulator(QueueRepository queues, RoutingRepository routing, BoundAgents bound, Clock clock) {
        this.queues = queues;
        this.routing = routing;
        this.bound = bound;
        this.clock = clock;
    }

    /**
     * What would happen.
     *
     * @param email as it would be known; null when what was typed is no address, so that bindings do not count (BND-20)
     * @param sticky whether bindings are on in the department
     * @param othersWait whether somebody waits there already, who comes first
     */
    public record Simulation(
            UUID queueId,
            @PersonalData @Nullable String email,
            boolean sticky,
            boolean othersWait,
            Decision decision) {}

    /** @throws Problem forbidden; validation, for an unknown department */
    @Transactional(readOnly = true)
    public Simulation simulate(ActingAgent acting, UUID departmentId, @Nullable String typed) {
        acting.require(Permission.MANAGE_DEPARTMENTS);
        Queue queue = queues.ofDepartment(departmentId)
                .flatMap(queues::find)
                .orElseThrow(
                        () -> Problem.validation(FieldProblem.of("departmentId", "unknown", "problem.field.unknown")));
        String email = EmailAddress.typed(typed).orElse(null);
        Question question = new Question(
                queue.settings().distribution(),
                routing.candidates(queue),
                bound.of(queue, email).orElse(null),
                clock.instant(),
                Duration.ofSeconds(queue.settings().ringSeconds()));
        return new Simulation(
                queue.id(),
                email,
                queue.settings().sticky(),
                routing.next(queue.id(), null).isPresent(),
                Choice.decide(question));
    }
}
