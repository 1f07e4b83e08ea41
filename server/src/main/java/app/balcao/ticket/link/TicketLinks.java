package app.balcao.ticket.link;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.Actor;
import app.balcao.ticket.FieldChecks;
import app.balcao.ticket.HistoryEntry;
import app.balcao.ticket.HistoryLines;
import app.balcao.ticket.TicketRights;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.event.TicketChanged;
import app.balcao.ticket.merge.TicketMerges;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TicketLinkRepository;
import app.balcao.ticket.store.TicketRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says which tickets have to do with each other (REL). */
@Service
@Transactional
public class TicketLinks {

    public static final int MOST = 50;

    private final TicketRepository tickets;
    private final TicketLinkRepository links;
    private final MessageRepository messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketLinks(
            TicketRepository tickets,
            TicketLinkRepository links,
            MessageRepository messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.links = links;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** The linked tickets that the agent sees, by number. @throws Problem not-found */
    @Transactional(readOnly = true)
    public List<LinkedTicket> list(ActingAgent acting, UUID ticketId) {
        return tickets.find(ticketId)
                .filter(ticket -> ticket.isSeenBy(acting))
                .map(seen -> links.of(acting, ticketId))
                .orElseThrow(Problem::notFound);
    }

    /**
     * Links two tickets; if they are linked, in another way from now on.
     *
     * @param relation what the ticket is to the other one
     * @throws Problem not-found; forbidden for who does not work on the ticket; validation for another one that is the
     *     same or not to be seen; conflict, beyond {@value #MOST}
     */
    public void add(ActingAgent acting, UUID ticketId, @Nullable UUID otherId, @Nullable LinkRelation relation) {
        FieldChecks checks = new FieldChecks();
        checks.required("ticketId", otherId);
        checks.required("relation", relation);
        checks.refuse();
        Objects.requireNonNull(otherId);
        Objects.requireNonNull(relation);
        Map<UUID, TicketState> both = lock(ticketId, otherId);
        TicketState ticket = workedOn(acting, both.get(ticketId));
        TicketState other = Optional.ofNullable(both.get(otherId))
                .filter(found -> !otherId.equals(ticketId))
                .filter(found -> found.isSeenBy(acting))
                .orElseThrow(() -> Problem.validation(FieldProblem.of("ticketId", "unknown", "ticket.field.linked")));
        if (links.between(ticketId, otherId).filter(relation::equals).isPresent()) {
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        links.remove(ticketId, otherId);
        links.add(ticketId, otherId, relation, now);
        if (Stream.of(ticketId, otherId).anyMatch(each -> links.count(each) > MOST)) {
            throw Problem.conflict("ticket.link.most", MOST);
        }
        tell(acting, HistoryEntry.Kind.LINK_ADDED, ticket, other, relation, now);
        tell(acting, HistoryEntry.Kind.LINK_ADDED, other, ticket, relation.seenFromTheOther(), now);
    }

    /** Parts two tickets; nothing happens when they are not linked. @throws Problem not-found; forbidden */
    public void remove(ActingAgent acting, UUID ticketId, UUID otherId) {
        Map<UUID, TicketState> both = lock(ticketId, otherId);
        TicketState ticket = workedOn(acting, both.get(ticketId));
        TicketState other = Optional.ofNullable(both.get(otherId))
                .filter(found -> found.isSeenBy(acting))
                .orElse(null);
        Optional<LinkRelation> had = other == null ? Optional.empty() : links.between(ticketId, otherId);
        if (other == null || had.isEmpty()) {
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        links.remove(ticketId, otherId);
        tell(acting, HistoryEntry.Kind.LINK_REMOVED, ticket, other, had.get(), now);
        tell(acting, HistoryEntry.Kind.LINK_REMOVED, other, ticket, had.get().seenFromTheOther(), now);
    }

    // In the same order whichever of the two is asked, so that two people at once do not wait for each other.
    private Map<UUID, TicketState> lock(UUID one, UUID other) {
        Map<UUID, TicketState> found = new HashMap<>();
        Stream.of(one, other).distinct().sorted().forEach(id -> tickets.findForUpdate(id)
                .ifPresent(ticket -> found.put(id, ticket)));
        return found;
    }

    private static TicketState workedOn(ActingAgent acting, @Nullable TicketState ticket) {
        if (ticket == null || !ticket.isSeenBy(acting)) {
            throw Problem.notFound();
        }
        if (!TicketRights.mayOrganize(acting, ticket.departmentId(), ticket.agentId())) {
            throw Problem.forbidden();
        }
        TicketMerges.requireUnmerged(ticket);
        return ticket;
    }

    private void tell(
            ActingAgent acting,
            HistoryEntry.Kind kind,
            TicketState of,
            TicketState other,
            LinkRelation relation,
            OffsetDateTime now) {
        TicketState after = of.change().done();
        tickets.saveVersion(after);
        Actor actor = Actor.agent(acting);
        Map<String, Object> data = Map.of("relation", relation, "number", other.number());
        messages.record(of.id(), HistoryLines.line(kind, actor, data), now);
        events.publishEvent(new TicketChanged(after, actor, TicketChanged.What.LINKS));
    }
}
