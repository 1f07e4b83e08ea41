package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.store.ColumnRepository;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the account's lists of tickets show (COL-1 to COL-4). */
@Service
@Transactional
public class TicketColumns {

    private final ColumnRepository repository;
    private final ApplicationEventPublisher events;

    TicketColumns(ColumnRepository repository, ApplicationEventPublisher events) {
        this.repository = repository;
        this.events = events;
    }

    /**
     * The account's choice.
     *
     * @param columns in the order in which they stand
     * @param fixed those that cannot be left out
     * @param available all there are
     */
    public record Choice(
            List<TicketColumn> columns, List<TicketColumn> fixed, List<TicketColumn> available, int version) {

        /** @param columns what is kept */
        public static Choice of(List<TicketColumn> columns, int version) {
            return new Choice(columns, TicketColumn.fixed(), List.of(TicketColumn.values()), version);
        }
    }

    @Transactional(readOnly = true)
    public Choice current() {
        return repository.find().orElseGet(() -> Choice.of(TicketColumn.usual(), 0));
    }

    /** @throws Problem forbidden; validation, for columns that are twice there or lack a fixed one; version-conflict */
    public Choice change(ActingAgent acting, List<TicketColumn> wanted, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        check(wanted);
        Choice before = current();
        if (before.version() != version || !repository.save(wanted, version)) {
            throw Problem.versionConflict(current());
        }
        events.publishEvent(AuditableAction.of(
                        AuditableAction.Actor.agent(acting.id(), acting.name()),
                        "ticket-columns.changed",
                        "ticket-columns",
                        Tenant.id())
                .changing(Map.of("columns", before.columns()), Map.of("columns", wanted)));
        return current();
    }

    /** @throws Problem validation */
    static void check(List<TicketColumn> wanted) {
        if (!wanted.containsAll(TicketColumn.fixed())) {
            throw Problem.validation(FieldProblem.of("columns", "required", "ticket.columns.fixed"));
        }
        if (wanted.stream().distinct().count() < wanted.size()) {
            throw Problem.validation(FieldProblem.of("columns", "twice", "ticket.columns.twice"));
        }
    }
}
