package app.balcao.ticket.work;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import app.balcao.ticket.Actor;
import app.balcao.ticket.HistoryEntry;
import app.balcao.ticket.HistoryLines;
import app.balcao.ticket.TicketRights;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.TicketWork;
import app.balcao.ticket.event.TicketChanged;
import app.balcao.ticket.event.TicketDiscarded;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.StopwatchRepository;
import app.balcao.ticket.store.StopwatchRepository.Measured;
import app.balcao.ticket.store.TicketReads;
import app.balcao.ticket.store.TicketRepository;
import app.balcao.ticket.store.WorkRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Measures the time of work while it is done (WRK-8): one stopwatch per agent and ticket, of which one runs. */
@Service
@Transactional
public class Stopwatches {

    private final StopwatchRepository repository;
    private final WorkRepository work;
    private final TicketRepository tickets;
    private final TicketReads reads;
    private final MessageRepository messages;
    private final Realtime realtime;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Stopwatches(
            StopwatchRepository repository,
            WorkRepository work,
            TicketRepository tickets,
            TicketReads reads,
            MessageRepository messages,
            Realtime realtime,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.work = work;
        this.tickets = tickets;
        this.reads = reads;
        this.messages = messages;
        this.realtime = realtime;
        this.events = events;
        this.clock = clock;
    }

    /** The agent's own on a ticket. @throws Problem not-found */
    @Transactional(readOnly = true)
    public Stopwatch view(ActingAgent acting, UUID ticketId) {
        requireSight(acting, ticketId);
        return repository.view(acting.id(), ticketId, OffsetDateTime.now(clock));
    }

    /**
     * Starts it, or goes on with it.
     *
     * @param pauseOther whether one that runs on another ticket is paused for it
     * @throws Problem not-found; forbidden for who may not answer the ticket; wrong-situation when it is closed or
     *     nobody's; stopwatch-elsewhere (409, with the ticket) when another runs and is not to be paused
     */
    public void start(ActingAgent acting, UUID ticketId, boolean pauseOther) {
        TicketState ticket =
                tickets.find(ticketId).filter(found -> found.isSeenBy(acting)).orElseThrow(Problem::notFound);
        if (ticket.situation().over()) {
            throw TicketWork.over(ticket);
        }
        if (ticket.agentId() == null) {
            throw TicketWork.wrongSituation("ticket.problem.unbound");
        }
        if (!TicketRights.mayReply(acting, ticket.departmentId(), ticket.agentId())) {
            throw Problem.forbidden();
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        repository.lock(acting.id());
        Stopwatch before = repository.view(acting.id(), ticketId, now);
        if (before.elsewhere() != null) {
            if (!pauseOther) {
                throw Problem.of(
                                HttpStatus.CONFLICT,
                                "stopwatch-elsewhere",
                                "ticket.problem.stopwatch-elsewhere",
                                String.valueOf(before.elsewhere().number()))
                        .with("ticket", before.elsewhere());
            }
            repository.pause(acting.id(), before.elsewhere().ticketId(), now);
            told(before.elsewhere().ticketId());
        }
        repository.start(acting.id(), ticketId, now);
        told(ticketId);
    }

    /** Lets it stand still; one that does not run stays as it is. @throws Problem not-found */
    public void pause(ActingAgent acting, UUID ticketId) {
        requireSight(acting, ticketId);
        repository.pause(acting.id(), ticketId, OffsetDateTime.now(clock));
        told(ticketId);
    }

    /**
     * Ends it and writes down what it measured, if it is a second at least.
     *
     * @throws Problem not-found; wrong-situation without one
     */
    public void stop(ActingAgent acting, UUID ticketId) {
        TicketState before = tickets.findForUpdate(ticketId)
                .filter(found -> found.isSeenBy(acting))
                .orElseThrow(Problem::notFound);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Measured measured = repository
                .take(acting.id(), ticketId, now)
                .orElseThrow(() -> TicketWork.wrongSituation("ticket.problem.no-stopwatch"));
        told(ticketId);
        if (measured.work().seconds() == 0) {
            return;
        }
        TicketState after = before.change().done();
        work.touch(after);
        record(ticketId, measured, now);
        events.publishEvent(new TicketChanged(after, Actor.agent(acting), TicketChanged.What.WORKED));
    }

    /** Ends it and forgets what it measured. @throws Problem not-found */
    public void discard(ActingAgent acting, UUID ticketId) {
        requireSight(acting, ticketId);
        repository.take(acting.id(), ticketId, OffsetDateTime.now(clock));
        told(ticketId);
    }

    /** Ends all of a ticket on which the work is over, and writes down what they measured; the ticket is locked. */
    public void stopAll(UUID ticketId, OffsetDateTime now) {
        for (Measured each : repository.takeAll(ticketId, now)) {
            if (each.work().seconds() > 0) {
                record(ticketId, each, now);
            }
        }
    }

    /** Nobody works on what lies in the trash. */
    @EventListener
    void on(TicketDiscarded event) {
        repository.pauseAll(event.ticket().id(), OffsetDateTime.now(clock));
    }

    private void record(UUID ticketId, Measured measured, OffsetDateTime now) {
        work.insert(ticketId, measured.agent().id(), WorkEntry.Kind.STOPWATCH, null, measured.work(), now);
        messages.record(
                ticketId,
                HistoryLines.line(
                        HistoryEntry.Kind.WORKED,
                        new Actor(
                                Actor.Kind.AGENT,
                                measured.agent().id(),
                                measured.agent().name()),
                        Map.of("seconds", measured.work().seconds())),
                now);
    }

    private void requireSight(ActingAgent acting, UUID ticketId) {
        if (reads.standing(ticketId)
                .filter(ticket -> ticket.isSeenBy(acting.sight()))
                .isEmpty()) {
            throw Problem.notFound();
        }
    }

    private void told(UUID ticketId) {
        realtime.publish(Topics.ticket(ticketId), "stopwatch-changed", Map.of("ticketId", ticketId));
    }
}
