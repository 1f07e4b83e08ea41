package app.balcao.field;

import app.balcao.field.store.CustomFieldRepository;
import app.balcao.field.store.FieldValueRepository;
import app.balcao.field.store.ValueRow;
import app.balcao.field.store.ValueTable;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What tickets and customers have in custom fields. Works in the transaction of the module whose ticket or customer it
 * is, which answers for who may do it, and keeps others from changing the same one meanwhile.
 *
 * <p>Values come as a map from a field's id to what it is to be; null takes it away, and what is not named stays.
 * Problems are named {@code fields.<id>}.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class FieldValues {

    private static final int MOST = 200;

    private final CustomFieldRepository fields;
    private final FieldValueRepository values;
    private final Clock clock;

    FieldValues(CustomFieldRepository fields, FieldValueRepository values, Clock clock) {
        this.fields = fields;
        this.values = values;
        this.clock = clock;
    }

    /**
     * Checks the fields of a ticket or customer that is being made.
     *
     * @param place where the ticket will be; null for a customer
     * @param problems told of each bad field
     * @return what to {@link #storeOfTicket store} once it is made
     */
    public List<FieldChange> checkNew(
            ActingAgent by,
            FieldTarget target,
            @Nullable FieldPlace place,
            @Nullable Map<UUID, ? extends @Nullable Object> given,
            Consumer<FieldProblem> problems) {
        return check(Filler.of(by), asked(target, place), List.of(), given, problems);
    }

    /**
     * Checks what a customer fills in as they open a ticket or begin a chat: only what customers may edit is asked of them,
     * and only what they must fill in is missed (FLD-9).
     *
     * @param zone in which the customer's days begin
     * @return of a ticket, what to {@link #storeOfTicket store} once it is opened
     */
    public List<FieldChange> checkNewByCustomer(
            FieldTarget target,
            ZoneId zone,
            FieldPlace place,
            @Nullable Map<UUID, ? extends @Nullable Object> given,
            Consumer<FieldProblem> problems) {
        List<CustomField> asked = asked(target, place).stream()
                .filter(CustomField::editableByCustomers)
                .toList();
        return check(Filler.customer(zone), asked, List.of(), given, problems);
    }

    /**
     * Checks a change of a ticket's fields of one target, required ones among them, as the ticket will be in a place.
     *
     * @return what to {@link #storeOfTicket store}, and to tell in the ticket's history
     */
    public List<FieldChange> checkOfTicket(
            ActingAgent by,
            UUID ticketId,
            FieldTarget target,
            FieldPlace place,
            @Nullable Map<UUID, ? extends @Nullable Object> given,
            Consumer<FieldProblem> problems) {
        List<CustomField> asked = asked(target, place);
        return check(Filler.of(by), asked, asked.isEmpty() ? List.of() : ofTicket(ticketId), given, problems);
    }

    /**
     * Checks what a ticket is asked at opening in a place, beyond what it was asked in another.
     *
     * @return what to {@link #storeOfTicket store}, and to tell in the ticket's history
     */
    public List<FieldChange> checkMoved(
            ActingAgent by,
            UUID ticketId,
            FieldPlace from,
            FieldPlace to,
            @Nullable Map<UUID, ? extends @Nullable Object> given,
            Consumer<FieldProblem> problems) {
        List<CustomField> asked = from.equals(to)
                ? List.of()
                : asked(FieldTarget.TICKET_OPENING, to).stream()
                        .filter(each -> !each.asksIn(from))
                        .toList();
        return check(Filler.of(by), asked, asked.isEmpty() ? List.of() : ofTicket(ticketId), given, problems);
    }

    /** The same for a customer; what is hidden from the agent stays as it is, whatever was given (PRV-4). */
    public List<FieldChange> checkOfCustomer(
            ActingAgent by,
            UUID customerId,
            @Nullable Map<UUID, ? extends @Nullable Object> given,
            Consumer<FieldProblem> problems) {
        List<CustomField> asked = asked(FieldTarget.CUSTOMER, null);
        List<FieldValue> before = asked.isEmpty() ? List.of() : read(ValueTable.CUSTOMERS, customerId);
        return check(Filler.of(by), asked, before, given, problems);
    }

    /** Stores what was checked. @throws Problem conflict, when a choice was removed meanwhile */
    public void storeOfTicket(UUID ticketId, List<FieldChange> changes) {
        store(ValueTable.TICKETS, ticketId, changes);
    }

    /** Stores what was checked. @throws Problem conflict, when a choice was removed meanwhile */
    public void storeOfCustomer(UUID customerId, List<FieldChange> changes) {
        store(ValueTable.CUSTOMERS, customerId, changes);
    }

    /** What a ticket has in fields of both targets, in their order; also in fields that are not asked any more. */
    public List<FieldValue> ofTicket(UUID ticketId) {
        return read(ValueTable.TICKETS, ticketId);
    }

    /** What a ticket has that its customer may see. */
    public List<FieldValue> shownOfTicket(UUID ticketId) {
        List<FieldValue> held = ofTicket(ticketId);
        if (held.isEmpty()) {
            return held;
        }
        Set<UUID> shown = fields.list(null, false).stream()
                .filter(CustomField::shownToCustomers)
                .map(CustomField::id)
                .collect(Collectors.toSet());
        return held.stream().filter(each -> shown.contains(each.id())).toList();
    }

    /** What each of the tickets has, by its id; those that have nothing are left out. */
    public Map<UUID, List<FieldValue>> ofTickets(Collection<UUID> ticketIds) {
        return values.of(ValueTable.TICKETS, ticketIds).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> FieldReading.values(each.getValue())));
    }

    /**
     * Takes from a ticket that goes elsewhere what is not asked there (FLD-11).
     *
     * @return what it had there, for its history
     */
    public List<FieldChange> dropFromTicket(UUID ticketId, FieldPlace place) {
        List<FieldValue> held = ofTicket(ticketId);
        if (held.isEmpty()) {
            return List.of();
        }
        Map<UUID, FieldValue> byField = held.stream().collect(Collectors.toMap(FieldValue::id, each -> each));
        List<FieldChange> dropped = fields.list(null, false).stream()
                .filter(each -> byField.containsKey(each.id()) && !each.asksIn(place))
                .map(each -> new FieldChange(each, byField.get(each.id()), null))
                .toList();
        store(ValueTable.TICKETS, ticketId, dropped);
        return dropped;
    }

    private List<CustomField> asked(FieldTarget target, @Nullable FieldPlace place) {
        return fields.list(target, true).stream()
                .filter(each -> place == null || each.asksIn(place))
                .toList();
    }

    private List<FieldValue> read(ValueTable table, UUID owner) {
        return FieldReading.values(values.of(table, List.of(owner)).getOrDefault(owner, List.of()));
    }

    /**
     * Who fills fields in.
     *
     * @param seesProtected whether they see what tells of a person
     */
    private record Filler(boolean customer, boolean seesProtected, ZoneId zone) {

        static Filler of(ActingAgent agent) {
            return new Filler(false, agent.may(Permission.CUSTOMER_PERSONAL_VIEW), agent.zone());
        }

        static Filler customer(ZoneId zone) {
            return new Filler(true, true, zone);
        }

        boolean must(CustomField field) {
            return customer ? field.requiredForCustomers() : field.requiredForAgents();
        }
    }

    private List<FieldChange> check(
            Filler by,
            List<CustomField> asked,
            List<FieldValue> held,
            @Nullable Map<UUID, ? extends @Nullable Object> given,
            Consumer<FieldProblem> problems) {
        Map<UUID, @Nullable Object> wanted = given == null ? new HashMap<>() : new HashMap<>(given);
        if (wanted.size() > MOST) {
            problems.accept(FieldProblem.of("fields", "size", "field.values.many", MOST));
            return List.of();
        }
        Map<UUID, FieldValue> before = held.stream().collect(Collectors.toMap(FieldValue::id, each -> each));
        List<FieldChange> changes = new ArrayList<>();
        for (CustomField field : asked) {
            FieldValue had = before.get(field.id());
            boolean hidden = had != null && field.classification().protectedData() && !by.seesProtected();
            boolean named = wanted.containsKey(field.id());
            @Nullable Object value = wanted.remove(field.id());
            if (!hidden && named) {
                change(by, field, had, value, problems).ifPresent(changes::add);
            } else if (had == null && by.must(field)) {
                problems.accept(FieldProblem.of(path(field.id()), "required", "problem.field.required"));
            }
        }
        wanted.keySet().forEach(unknown -> problems.accept(FieldProblem.of(path(unknown), "unknown", "field.unknown")));
        return changes;
    }

    private Optional<FieldChange> change(
            Filler by,
            CustomField field,
            @Nullable FieldValue had,
            @Nullable Object given,
            Consumer<FieldProblem> problems) {
        FieldInput.Read read = FieldInput.read(field, given);
        @Nullable Object value = read.value();
        FieldInput.Fault fault = read.fault();
        boolean same = Objects.equals(value, had == null ? null : had.value());
        if (fault == null && value == null && by.must(field)) {
            fault = new FieldInput.Fault("required", "problem.field.required");
        } else if (fault == null && value != null && !same) {
            fault = FieldInput.fault(field, value, clock.instant(), by.zone());
        }
        if (fault != null) {
            problems.accept(FieldProblem.of(path(field.id()), fault.code(), fault.messageKey(), fault.arguments()));
            return Optional.empty();
        }
        return same
                ? Optional.empty()
                : Optional.of(new FieldChange(field, had, value == null ? null : field.value(value)));
    }

    private void store(ValueTable table, UUID owner, List<FieldChange> changes) {
        Map<UUID, List<ValueRow>> rows = new LinkedHashMap<>();
        List<UUID> gone = new ArrayList<>();
        for (FieldChange change : changes) {
            if (change.before() != null) {
                gone.add(change.field().id());
            }
            FieldValue after = change.after();
            if (after != null) {
                rows.put(change.field().id(), FieldReading.rows(after.type(), after.value()));
            }
        }
        try {
            values.remove(table, owner, gone);
            values.add(table, owner, rows);
        } catch (DataIntegrityViolationException removed) {
            throw Problem.conflict("field.changed-meanwhile");
        }
    }

    private static String path(UUID fieldId) {
        return "fields." + fieldId;
    }
}
