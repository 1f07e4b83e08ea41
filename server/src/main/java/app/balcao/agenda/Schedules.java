package app.balcao.agenda;

import app.balcao.agenda.TicketSchedule.Outcome;
import app.balcao.agenda.store.ScheduleRepository;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.ShortText;
import app.balcao.ticket.HistoryEntry;
import app.balcao.ticket.TicketChanges;
import app.balcao.ticket.TicketRights;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.event.TicketBound;
import app.balcao.ticket.event.TicketCancelled;
import app.balcao.ticket.event.TicketClosed;
import app.balcao.ticket.event.TicketDiscarded;
import app.balcao.ticket.event.TicketEvent;
import app.balcao.ticket.event.TicketMergeUndone;
import app.balcao.ticket.event.TicketMerged;
import app.balcao.ticket.event.TicketRestored;
import app.balcao.ticket.event.TicketTransferred;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** When work on tickets is to begin: at most one schedule of a ticket holds, and all there were are kept (SCH-1, SCH-4). */
@Service
@Transactional
public class Schedules {

    /** The longest that work can be scheduled for. */
    public static final Duration LONGEST = Duration.ofDays(31);

    private static final Duration FURTHEST = Duration.ofDays(366);
    private static final int LONGEST_NOTE = 1000;

    private final ScheduleRepository repository;
    private final Reminders reminders;
    private final TicketChanges tickets;
    private final Clock clock;

    Schedules(ScheduleRepository repository, Reminders reminders, TicketChanges tickets, Clock clock) {
        this.repository = repository;
        this.reminders = reminders;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** @throws Problem not-found, also for a ticket that the reader does not see */
    @Transactional(readOnly = true)
    public TicketSchedules of(ActingAgent acting, UUID ticketId) {
        tickets.find(acting, ticketId);
        return of(ticketId);
    }

    /**
     * Schedules a ticket, instead of what was scheduled before.
     *
     * @param version of the ticket's schedules, as the caller saw them
     * @throws Problem not-found; forbidden for who is not in charge or lacks the permission; wrong-situation when it is
     *     closed; version-conflict; validation, for a start that is past
     */
    public TicketSchedules schedule(ActingAgent acting, UUID ticketId, ScheduleForm form, int version) {
        TicketState ticket = changeable(acting, ticketId);
        TicketSchedules before = unchanged(ticket, version);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Checked wanted = checked(form, before.current(), now);
        if (before.current() != null) {
            end(ticketId, Outcome.REPLACED, now);
        }
        UUID id = repository.insert(ticketId, wanted.startsAt(), wanted.endsAt(), wanted.note(), acting.id(), now);
        // Who was told when it starts is not told again because of another note or end.
        if (before.current() != null && before.current().startsAt().isEqual(wanted.startsAt())) {
            repository.keepNotices(before.current().id(), id);
        }
        reminders.plan(id);
        tickets.record(ticket, acting, HistoryEntry.Kind.SCHEDULED, told(wanted));
        return of(ticketId);
    }

    /**
     * Cancels what is scheduled.
     *
     * @throws Problem as scheduling; not-found also when nothing is scheduled
     */
    public TicketSchedules cancel(ActingAgent acting, UUID ticketId, int version) {
        TicketState ticket = changeable(acting, ticketId);
        TicketSchedule current = unchanged(ticket, version).current();
        if (current == null) {
            throw Problem.notFound();
        }
        end(ticketId, Outcome.REMOVED, OffsetDateTime.now(clock));
        tickets.record(
                ticket,
                acting,
                HistoryEntry.Kind.UNSCHEDULED,
                Map.of("startsAt", current.startsAt().toInstant()));
        return of(ticketId);
    }

    @EventListener({TicketClosed.class, TicketCancelled.class})
    void onEnd(TicketEvent event) {
        end(event.ticket().id(), Outcome.CLOSED, OffsetDateTime.now(clock));
    }

    @EventListener
    void on(TicketMerged event) {
        end(event.ticket().id(), Outcome.CLOSED, event.at());
    }

    // It holds again as if it had not ended.
    @EventListener
    void on(TicketMergeUndone event) {
        repository.resume(event.ticket().id(), event.mergedAt()).ifPresent(reminders::plan);
    }

    @EventListener
    void on(TicketDiscarded event) {
        repository.inForce(event.ticket().id()).ifPresent(reminders::cancel);
    }

    @EventListener
    void on(TicketRestored event) {
        repository.inForce(event.ticket().id()).ifPresent(reminders::plan);
    }

    // Another agent may want to be told earlier or later.
    @EventListener
    void on(TicketBound event) {
        repository.inForce(event.ticket().id()).ifPresent(reminders::plan);
    }

    @EventListener
    void on(TicketTransferred event) {
        repository.inForce(event.ticket().id()).ifPresent(reminders::plan);
    }

    private void end(UUID ticketId, Outcome outcome, OffsetDateTime now) {
        repository.end(ticketId, outcome, now).ifPresent(reminders::cancel);
    }

    private TicketSchedules of(UUID ticketId) {
        return TicketSchedules.of(repository.of(ticketId));
    }

    private TicketState changeable(ActingAgent acting, UUID ticketId) {
        TicketState ticket = tickets.lock(acting, ticketId);
        if (!TicketRights.maySchedule(acting, ticket.departmentId(), ticket.agentId())) {
            throw Problem.forbidden();
        }
        return ticket;
    }

    private TicketSchedules unchanged(TicketState ticket, int version) {
        TicketSchedules schedules = of(ticket.id());
        if (schedules.version() != version) {
            throw Problem.versionConflict(schedules);
        }
        if (ticket.situation().over()) {
            throw TicketChanges.closed();
        }
        return schedules;
    }

    private record Checked(
            OffsetDateTime startsAt, @Nullable OffsetDateTime endsAt, String note) {}

    private static Checked checked(ScheduleForm form, @Nullable TicketSchedule current, OffsetDateTime now) {
        List<FieldProblem> problems = new ArrayList<>();
        OffsetDateTime starts = form.startsAt();
        OffsetDateTime ends = form.endsAt();
        if (starts == null) {
            problems.add(FieldProblem.of("startsAt", "required", "problem.field.required"));
        } else if (!stays(current, starts) && (starts.isBefore(now) || starts.isAfter(now.plus(FURTHEST)))) {
            problems.add(FieldProblem.of("startsAt", "range", "agenda.starts-at"));
        }
        if (starts != null && ends != null && (!ends.isAfter(starts) || ends.isAfter(starts.plus(LONGEST)))) {
            problems.add(FieldProblem.of("endsAt", "range", "agenda.ends-at", LONGEST.toDays()));
        }
        String note = form.note() == null ? "" : form.note().strip();
        if (note.length() > LONGEST_NOTE) {
            problems.add(FieldProblem.of("note", "size", "problem.field.size", 0, LONGEST_NOTE));
        }
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return new Checked(Objects.requireNonNull(starts), ends, ShortText.invisible(note) ? "" : note);
    }

    // The note of what has begun can still be changed.
    private static boolean stays(@Nullable TicketSchedule current, OffsetDateTime starts) {
        return current != null && current.startsAt().isEqual(starts);
    }

    private static Map<String, Object> told(Checked wanted) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("startsAt", wanted.startsAt().toInstant());
        if (wanted.endsAt() != null) {
            data.put("endsAt", wanted.endsAt().toInstant());
        }
        if (!wanted.note().isEmpty()) {
            data.put("note", wanted.note());
        }
        return data;
    }
}
