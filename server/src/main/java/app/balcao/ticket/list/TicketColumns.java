package app.balcao.ticket.list;

import app.balcao.field.CustomField;
import app.balcao.field.CustomFields;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.store.ColumnRepository;
import app.balcao.ticket.store.ColumnRepository.Chosen;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the account's lists of tickets show (COL-1 to COL-4). */
@Service
@Transactional
public class TicketColumns {

    private final ColumnRepository repository;
    private final CustomFields fields;
    private final ApplicationEventPublisher events;

    TicketColumns(ColumnRepository repository, CustomFields fields, ApplicationEventPublisher events) {
        this.repository = repository;
        this.fields = fields;
        this.events = events;
    }

    /**
     * The account's choice.
     *
     * @param columns in the order in which they stand
     * @param fixed those that cannot be left out
     * @param available all there are, custom fields that are asked among them
     */
    public record Choice(List<ListColumn> columns, List<TicketColumn> fixed, List<ListColumn> available, int version) {}

    @Transactional(readOnly = true)
    public Choice current(ActingAgent acting) {
        Chosen chosen = chosen();
        List<ListColumn> available = Stream.concat(
                        Arrays.stream(TicketColumn.values()),
                        ofTickets(acting).filter(CustomField::active).map(each -> new ListColumn.OfField(each.id())))
                .toList();
        return new Choice(chosen.columns(), TicketColumn.fixed(), available, chosen.version());
    }

    /** What lists show that say nothing else. */
    public List<ListColumn> usual() {
        return chosen().columns();
    }

    private Chosen chosen() {
        return repository.find().orElseGet(() -> new Chosen(TicketColumn.usual(), 0));
    }

    private Stream<CustomField> ofTickets(ActingAgent acting) {
        return fields.list(acting, null).stream().filter(each -> each.target().ofTickets());
    }

    /** @throws Problem forbidden; validation, as {@link #check} says; version-conflict */
    public Choice change(ActingAgent acting, List<ListColumn> wanted, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        check(acting, wanted);
        Chosen before = chosen();
        if (before.version() != version || !repository.save(wanted, version)) {
            throw Problem.versionConflict(current(acting));
        }
        events.publishEvent(AuditableAction.of(
                        AuditableAction.Actor.agent(acting.id(), acting.name()),
                        "ticket-columns.changed",
                        "ticket-columns",
                        Tenant.id())
                .changing(
                        Map.of("columns", names(acting, before.columns())), Map.of("columns", names(acting, wanted))));
        return current(acting);
    }

    // The audit reads a custom field's name, which says more than its id, and longer.
    private List<String> names(ActingAgent acting, List<ListColumn> columns) {
        Map<UUID, String> names = ofTickets(acting).collect(Collectors.toMap(CustomField::id, CustomField::name));
        return columns.stream()
                .map(each -> each instanceof ListColumn.OfField(UUID field)
                        ? names.getOrDefault(field, each.key())
                        : each.key())
                .toList();
    }

    /** @throws Problem validation, for columns that are twice there, lack a fixed one, or are of a field that is none of tickets */
    public void check(ActingAgent acting, List<ListColumn> wanted) {
        if (!wanted.containsAll(TicketColumn.fixed())) {
            throw Problem.validation(FieldProblem.of("columns", "required", "ticket.columns.fixed"));
        }
        if (wanted.stream().distinct().count() < wanted.size()) {
            throw Problem.validation(FieldProblem.of("columns", "twice", "ticket.columns.twice"));
        }
        List<UUID> asked = ListColumn.fieldIds(wanted);
        if (!asked.isEmpty()
                && !ofTickets(acting)
                        .map(CustomField::id)
                        .collect(Collectors.toSet())
                        .containsAll(asked)) {
            throw Problem.validation(FieldProblem.of("columns", "unknown", "problem.field.unknown"));
        }
    }
}
