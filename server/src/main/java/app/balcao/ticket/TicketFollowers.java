package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.people.AgentRightsChanged;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.event.FollowerAdded;
import app.balcao.ticket.event.TicketBound;
import app.balcao.ticket.event.TicketChanged;
import app.balcao.ticket.event.TicketEvent;
import app.balcao.ticket.event.TicketRestored;
import app.balcao.ticket.event.TicketTransferred;
import app.balcao.ticket.store.FollowerRepository;
import app.balcao.ticket.store.SightReads;
import app.balcao.ticket.store.TicketRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Agents who hear of what happens to tickets that are not theirs (FLW). */
@Service
@Transactional
public class TicketFollowers {

    static final int MOST = 50;

    private final TicketRepository tickets;
    private final FollowerRepository followers;
    private final SightReads sights;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketFollowers(
            TicketRepository tickets,
            FollowerRepository followers,
            SightReads sights,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.followers = followers;
        this.sights = sights;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Has an agent follow a ticket; nothing happens when they do.
     *
     * @param agentId null for who asks
     * @throws Problem not-found; forbidden to add others for who does not lead the department; validation for who does
     *     not see the ticket; conflict, beyond {@value #MOST}
     */
    public void add(ActingAgent acting, UUID ticketId, @Nullable UUID agentId) {
        TicketState ticket = seen(acting, ticketId);
        UUID wanted = agentId == null ? acting.id() : agentId;
        boolean other = !wanted.equals(acting.id());
        if (other) {
            requireLead(acting, ticket);
            if (sights.namesOfThoseWhoSee(ticketId, List.of(wanted)).isEmpty()) {
                throw Problem.validation(FieldProblem.of("agentId", "unknown", "ticket.field.follower"));
            }
        }
        if (!followers.add(ticketId, wanted, OffsetDateTime.now(clock))) {
            return;
        }
        if (followers.count(ticketId) > MOST) {
            throw Problem.conflict("ticket.follower.most", MOST);
        }
        changed(acting, ticket);
        if (other) {
            events.publishEvent(new FollowerAdded(ticket, Actor.agent(acting), wanted));
        }
    }

    /** Has an agent follow a ticket no longer. @throws Problem not-found; forbidden, of others, to who does not lead */
    public void remove(ActingAgent acting, UUID ticketId, UUID agentId) {
        TicketState ticket = seen(acting, ticketId);
        if (!agentId.equals(acting.id())) {
            requireLead(acting, ticket);
        }
        if (followers.remove(ticketId, agentId)) {
            changed(acting, ticket);
        }
    }

    /** Whoever loses sight of a ticket follows it no longer (FLW-4): before anybody is told of what made it so. */
    @EventListener
    @Order(0)
    void on(TicketEvent event) {
        if (event instanceof TicketBound || event instanceof TicketTransferred || event instanceof TicketRestored) {
            followers.removeUnseeing(event.ticket().id());
        }
    }

    @EventListener
    void on(AgentRightsChanged event) {
        followers.removeUnseenBy(event.agentId());
    }

    private TicketState seen(ActingAgent acting, UUID ticketId) {
        return tickets.findForUpdate(ticketId)
                .filter(found -> found.isSeenBy(acting))
                .orElseThrow(Problem::notFound);
    }

    private static void requireLead(ActingAgent acting, TicketState ticket) {
        if (!acting.leads(ticket.departmentId())) {
            throw Problem.forbidden();
        }
    }

    private void changed(ActingAgent acting, TicketState ticket) {
        events.publishEvent(new TicketChanged(ticket, Actor.agent(acting), TicketChanged.What.FOLLOWERS));
    }
}
