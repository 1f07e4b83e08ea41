package app.balcao.ticket.bulk;

import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.people.Permission;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import app.balcao.ticket.store.BulkRepository;
import app.balcao.ticket.store.BulkRepository.Waiting;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what was asked with one ticket after the other. That it is done is kept in the transaction in which it is done:
 * whenever the program stops, what is done is done once, and the rest still waits.
 */
@Component
public class BulkRunner {

    private final BulkRepository repository;
    private final ActingAgents agents;
    private final Map<TicketBulk.Action, BulkStep> steps = new EnumMap<>(TicketBulk.Action.class);
    private final TransactionTemplate transaction;
    private final Messages messages;
    private final Clock clock;

    BulkRunner(
            BulkRepository repository,
            ActingAgents agents,
            List<BulkStep> steps,
            TransactionTemplate transaction,
            Messages messages,
            Clock clock) {
        this.repository = repository;
        this.agents = agents;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
        steps.forEach(each -> this.steps.put(each.action(), each));
    }

    /** A ticket it cannot be done with, and why. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Waiting item;
        private final String reason;

        Refused(Waiting item, String reason) {
            super(reason, null, false, false);
            this.item = item;
            this.reason = reason;
        }
    }

    /** Goes on until no ticket waits; called by the job, as often as it takes. */
    public void carryOut(UUID id) {
        boolean more = true;
        while (more) {
            try {
                more = Boolean.TRUE.equals(transaction.execute(status -> next(id)));
            } catch (Refused refused) {
                transaction.executeWithoutResult(status -> repository.refuse(id, refused.item, refused.reason));
            }
        }
        transaction.executeWithoutResult(status -> repository.finish(id, clock.instant()));
    }

    private boolean next(UUID id) {
        Optional<Waiting> waiting = repository.next(id);
        waiting.ifPresent(item -> {
            ActingAgent acting = agents.find(item.agentId())
                    .orElseThrow(() -> new Refused(item, reason(Language.PT_BR, Problem.forbidden())));
            TicketBulk.Outcome outcome;
            try {
                acting.require(Permission.TICKET_BULK);
                outcome =
                        Objects.requireNonNull(steps.get(item.action())).apply(acting, item.ticketId(), item.choice());
            } catch (Problem problem) {
                throw new Refused(item, reason(acting.language(), problem));
            }
            repository.done(id, item, outcome);
        });
        return waiting.isPresent();
    }

    private String reason(Language language, Problem problem) {
        return problem.fields().stream()
                .findFirst()
                .map(field -> text(language, field))
                .orElseGet(() -> messages.text(
                        language, problem.messageKey(), problem.arguments().toArray()));
    }

    private String text(Language language, FieldProblem field) {
        return messages.text(language, field.messageKey(), field.arguments().toArray());
    }
}
