package app.balcao.ticket.copy;

import app.balcao.people.ActingAgent;
import app.balcao.platform.audit.PersonErased;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.EmailAddress;
import app.balcao.ticket.Actor;
import app.balcao.ticket.FieldChecks;
import app.balcao.ticket.HistoryEntry;
import app.balcao.ticket.HistoryLines;
import app.balcao.ticket.TicketKind;
import app.balcao.ticket.TicketRights;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.TicketWork;
import app.balcao.ticket.event.TicketChanged;
import app.balcao.ticket.store.CopyRepository;
import app.balcao.ticket.store.CopyRepository.Standing;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TicketRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People outside who get a ticket's answers in copy (Em cópia, CC). */
@Service
@Transactional
public class TicketCopies {

    static final int MOST = 20;
    private static final int NAME_LENGTH = 250;
    private static final int FAILURE_LENGTH = 500;

    private final TicketRepository tickets;
    private final CopyRepository copies;
    private final MessageRepository messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketCopies(
            TicketRepository tickets,
            CopyRepository copies,
            MessageRepository messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.copies = copies;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Puts somebody in copy; nothing happens when they are. Of whom mail came back, it is tried again.
     *
     * @throws Problem not-found; forbidden for who does not work on the ticket; validation for an address that cannot
     *     be in copy (CC-2), saying why; wrong-situation for an internal ticket; conflict, beyond {@value #MOST}
     */
    public void add(ActingAgent acting, UUID ticketId, CopyForm wanted) {
        TicketState before = workedOn(acting, ticketId);
        if (before.kind() == TicketKind.INTERNAL) {
            throw TicketWork.wrongSituation("ticket.copy.internal");
        }
        FieldChecks checks = new FieldChecks();
        List<Addressee> person = checked(List.of(wanted), before.customerId(), "", checks);
        checks.refuse();
        if (!copies.add(ticketId, person.getFirst(), OffsetDateTime.now(clock))) {
            return;
        }
        if (copies.addresses(ticketId).size() > MOST) {
            throw Problem.conflict("ticket.copy.most", MOST);
        }
        changed(before, Actor.agent(acting), HistoryEntry.Kind.COPY_ADDED, person);
    }

    /** Takes somebody out; nothing happens when they are not in copy. @throws Problem not-found; forbidden */
    public void remove(ActingAgent acting, UUID ticketId, UUID id) {
        TicketState before = workedOn(acting, ticketId);
        copies.remove(ticketId, id)
                .ifPresent(gone -> changed(before, Actor.agent(acting), HistoryEntry.Kind.COPY_REMOVED, List.of(gone)));
    }

    /**
     * Takes whom a message was sent to as well into a ticket, as far as they may be in copy and there is room (CC-5). Who is
     * left out is so without a word.
     *
     * @param by who sent it
     */
    public void join(UUID ticketId, List<Addressee> people, Actor by) {
        if (people.isEmpty()) {
            return;
        }
        TicketState before = tickets.findForUpdate(ticketId).orElseThrow(Problem::notFound);
        List<String> present = copies.addresses(ticketId);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Map<String, Standing> standings =
                copies.standings(people.stream().map(Addressee::address).toList(), before.customerId(), now);
        List<Addressee> joined = people.stream()
                .filter(each -> !present.contains(each.address()) && !standings.containsKey(each.address()))
                .limit(Math.max(0, MOST - present.size()))
                .filter(each -> copies.add(ticketId, each, now))
                .toList();
        if (!joined.isEmpty()) {
            changed(before, by, HistoryEntry.Kind.COPY_ADDED, joined);
        }
    }

    /** Whom a ticket's mail is sent to in copy now: nobody who meanwhile is blocked, an agent or the customer (CC-4). */
    @Transactional(readOnly = true)
    public List<Addressee> reached(TicketState ticket) {
        return copies.reached(ticket.id(), ticket.customerId());
    }

    /** Mail to an address came back: it gets none until somebody puts it in copy again (CC-7). */
    public void failed(UUID ticketId, String address, String failure) {
        copies.failed(
                ticketId,
                address,
                failure.length() <= FAILURE_LENGTH ? failure : failure.substring(0, FAILURE_LENGTH),
                OffsetDateTime.now(clock));
    }

    /** Of an erased customer no ticket knows any more that they were in copy (CC-9). */
    @EventListener
    void on(PersonErased event) {
        if (!event.addresses().isEmpty()) {
            copies.forget(event.addresses());
        }
    }

    /** The same for the people a ticket is opened with. */
    public List<Addressee> checkedNew(
            @Nullable List<@Nullable CopyForm> wanted, @Nullable UUID customerId, FieldChecks checks) {
        if (wanted == null || wanted.isEmpty()) {
            return List.of();
        }
        if (wanted.size() > MOST) {
            checks.add("copies", "size", "ticket.field.copies", MOST);
            return List.of();
        }
        return checked(wanted, customerId, "copies[%d].", checks);
    }

    /** Puts those in copy whom a ticket was opened with. */
    public void store(UUID ticketId, List<Addressee> people, OffsetDateTime now) {
        people.forEach(each -> copies.add(ticketId, each, now));
    }

    /** A merged ticket brings whom it had in copy (CC-8). */
    public void merged(UUID source, UUID target, OffsetDateTime now) {
        copies.carry(source, target, MOST, now);
    }

    /** What was split off a ticket goes on before the same eyes (CC-8). */
    public void split(UUID source, UUID part, OffsetDateTime now) {
        copies.repeat(source, part, now);
    }

    public void mergeUndone(UUID source, UUID target) {
        copies.takeBack(source, target);
    }

    private List<Addressee> checked(
            List<@Nullable CopyForm> wanted, @Nullable UUID customerId, String at, FieldChecks checks) {
        Map<String, Addressee> people = new LinkedHashMap<>();
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            CopyForm form = wanted.get(i);
            String field = at.formatted(i);
            String name = form == null ? "" : FieldChecks.oneLine(form.name());
            String address =
                    form == null ? null : EmailAddress.typed(form.address()).orElse(null);
            if (address == null) {
                checks.add(field + "address", "email", "problem.field.email");
            } else if (people.putIfAbsent(address, new Addressee(name, address)) == null) {
                fields.put(address, field);
            }
            if (name.length() > NAME_LENGTH) {
                checks.add(field + "name", "size", "problem.field.size", 0, NAME_LENGTH);
            }
        }
        copies.standings(people.keySet(), customerId, OffsetDateTime.now(clock)).forEach((address, standing) -> {
            // That mail came back once does not keep an agent from trying again.
            if (standing != Standing.FAILED) {
                checks.add(refusal(fields.get(address) + "address", address, standing));
            }
        });
        return new ArrayList<>(people.values());
    }

    private static FieldProblem refusal(String field, String address, Standing standing) {
        String code = standing.name().toLowerCase(Locale.ROOT);
        String message =
                switch (standing) {
                    case CUSTOMER -> "ticket.field.copy-customer";
                    case MAILBOX -> "ticket.field.copy-mailbox";
                    case AGENT -> "ticket.field.copy-agent";
                    case BLOCKED -> "ticket.field.copy-blocked";
                    case FAILED -> throw new IllegalArgumentException("Mail that came back refuses nobody");
                };
        return FieldProblem.of(field, code, message, address);
    }

    private TicketState workedOn(ActingAgent acting, UUID ticketId) {
        TicketState ticket = tickets.findForUpdate(ticketId)
                .filter(found -> found.isSeenBy(acting))
                .orElseThrow(Problem::notFound);
        if (!TicketRights.mayOrganize(acting, ticket.departmentId(), ticket.agentId())) {
            throw Problem.forbidden();
        }
        return ticket;
    }

    private void changed(TicketState before, Actor by, HistoryEntry.Kind kind, List<Addressee> people) {
        TicketState after = before.change().done();
        tickets.saveVersion(after);
        OffsetDateTime now = OffsetDateTime.now(clock);
        people.forEach(each -> messages.record(
                after.id(), HistoryLines.line(kind, by, Map.of("name", each.name(), "address", each.address())), now));
        events.publishEvent(new TicketChanged(after, by, TicketChanged.What.COPIES));
    }
}
