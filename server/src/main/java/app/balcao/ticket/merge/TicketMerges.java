package app.balcao.ticket.merge;

import app.balcao.people.ActingAgent;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.Actor;
import app.balcao.ticket.ClosingRequests;
import app.balcao.ticket.Escalations;
import app.balcao.ticket.HistoryEntry;
import app.balcao.ticket.HistoryLines;
import app.balcao.ticket.Situation;
import app.balcao.ticket.TicketRights;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.TicketWork;
import app.balcao.ticket.copy.TicketCopies;
import app.balcao.ticket.event.TicketChanged;
import app.balcao.ticket.event.TicketMergeUndone;
import app.balcao.ticket.event.TicketMerged;
import app.balcao.ticket.handover.TicketHandOver;
import app.balcao.ticket.store.MergeRepository;
import app.balcao.ticket.store.MergeRepository.Merge;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TicketRepository;
import app.balcao.ticket.work.Stopwatches;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Merges tickets, and takes that back (Juntar chamados, MRG). Nothing is copied: the source points at the target, whose
 * thread shows the messages of both.
 */
@Service
@Transactional
public class TicketMerges {

    /** How long a merge can be undone (MRG-8). */
    public static final Duration UNDOABLE = Duration.ofDays(30);

    private final TicketRepository tickets;
    private final MergeRepository merges;
    private final MessageRepository messages;
    private final Escalations escalations;
    private final Stopwatches stopwatches;
    private final TicketHandOver handOver;
    private final TicketCopies copies;
    private final ClosingRequests requests;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketMerges(
            TicketRepository tickets,
            MergeRepository merges,
            MessageRepository messages,
            Escalations escalations,
            Stopwatches stopwatches,
            TicketHandOver handOver,
            TicketCopies copies,
            ClosingRequests requests,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.merges = merges;
        this.messages = messages;
        this.escalations = escalations;
        this.stopwatches = stopwatches;
        this.handOver = handOver;
        this.copies = copies;
        this.requests = requests;
        this.events = events;
        this.clock = clock;
    }

    /** The two tickets of a merge. */
    public record Pair(TicketState source, TicketState target) {}

    /**
     * Merges a ticket into another (MRG-1): its messages stand in that one's thread from now on, what its customer writes
     * goes there, and it is closed itself, of which nobody is told outside.
     *
     * @throws Problem not-found, for the source; validation, for a target that the agent does not see; forbidden without
     *     the permission for both; wrong-situation, open-children (409) and others of {@link #obstacle}
     */
    public void merge(ActingAgent acting, UUID id, @Nullable UUID into) {
        Pair pair = load(acting, id, into, true);
        obstacle(acting, pair).ifPresent(refusal -> {
            throw refusal;
        });
        OffsetDateTime now = OffsetDateTime.now(clock);
        boolean wakes = wakes(pair);
        Pair merged = join(acting, pair, true, wakes, now);
        TicketState source = merged.source();
        TicketState target = merged.target();
        boolean open = !pair.source().situation().over();
        Actor actor = Actor.agent(acting);
        tell(source.id(), HistoryEntry.Kind.MERGED_INTO, actor, target, Map.of(), now);
        tell(target.id(), HistoryEntry.Kind.MERGED_FROM, actor, source, wakes ? Map.of("awaits", true) : Map.of(), now);
        events.publishEvent(audited(acting, "ticket.merged", source, target));
        events.publishEvent(new TicketMerged(source, actor, target, open, now));
        events.publishEvent(new TicketChanged(target, actor, TicketChanged.What.MERGED));
    }

    /**
     * Has the thread of a locked ticket go on in another's, and closes it when it is open.
     *
     * @param undoable whether it can be taken back on its own
     * @param wakes whether the other one has to wait for its agent from now on
     * @return both as they are then
     */
    public Pair join(ActingAgent acting, Pair pair, boolean undoable, boolean wakes, OffsetDateTime now) {
        TicketState before = pair.source();
        boolean open = !before.situation().over();
        if (open) {
            stopwatches.stopAll(before.id(), now);
        }
        TicketState.Copy change = before.change().mergedInto(pair.target().id());
        TicketState source =
                open ? change.situation(Situation.CLOSED).closedAt(now).done() : change.done();
        TicketState target = wakes
                ? pair.target().with(Situation.CUSTOMER_REPLIED)
                : pair.target().change().done();
        merges.merge(before, source, target, undoable, acting.id(), now);
        copies.merged(source.id(), target.id(), now);
        if (wakes) {
            merges.wake(source.id(), target, acting.id(), now);
        } else {
            merges.touch(target);
        }
        return new Pair(source, target);
    }

    /**
     * Takes a merge back: the source stands as it did before, and the target is without its messages, and stands as it
     * did unless something moved it on since. What was written since stays in the target (MRG-8). A source whose agent may
     * not have it any more comes back to the queue.
     *
     * @throws Problem not-found; forbidden for who might not merge the two; wrong-situation (409), saying why, when it was
     *     not merged, too long ago, when the target is in the trash or gone, or when its parent was closed meanwhile
     */
    public void undo(ActingAgent acting, UUID id) {
        TicketState seen = tickets.find(id)
                .filter(found -> acting.sight().seesAsWork(found.departmentId(), found.agentId()))
                .orElseThrow(Problem::notFound);
        requireRight(acting, seen);
        Merge merge = merges.inForce(id).orElseThrow(() -> TicketWork.wrongSituation("ticket.problem.not-merged"));
        if (!merge.undoable()) {
            throw TicketWork.wrongSituation("ticket.problem.split-undone");
        }
        UUID targetId = merge.targetId();
        if (targetId == null || tickets.find(targetId).isEmpty()) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "wrong-situation",
                    targetId == null ? "ticket.problem.merge-target-removed" : "ticket.problem.merge-target-discarded",
                    String.valueOf(merge.targetNumber()));
        }
        Pair pair = lock(id, targetId);
        requireRight(acting, pair.source());
        if (!mayMerge(acting, pair.target())) {
            throw Problem.of(HttpStatus.FORBIDDEN, "forbidden", "ticket.problem.merge-undo-both");
        }
        TicketState before = pair.source();
        if (!targetId.equals(before.mergedInto())) {
            throw TicketWork.wrongSituation("ticket.problem.not-merged");
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (merge.mergedAt().plus(UNDOABLE).isBefore(now)) {
            throw TicketWork.wrongSituation("ticket.problem.merge-too-old");
        }
        if (merge.wasOpen()) {
            escalations.requireOpenParent(before);
        }
        TicketState.Copy change = before.change().mergedInto(null);
        TicketState source = merge.wasOpen()
                ? change.situation(merge.situation()).closedAt(null).done()
                : change.done();
        merges.undo(source, merge, acting.id(), now);
        TicketState target = merges.settle(pair.target(), merge)
                .map(again -> pair.target().with(again))
                .orElseGet(() -> pair.target().change().done());
        copies.mergeUndone(source.id(), target.id());
        merges.touch(target);
        Actor actor = Actor.agent(acting);
        tell(source.id(), HistoryEntry.Kind.MERGE_UNDONE, actor, target, Map.of(), now);
        tell(target.id(), HistoryEntry.Kind.MERGE_UNDONE, actor, source, Map.of(), now);
        events.publishEvent(audited(acting, "ticket.merge-undone", source, target));
        events.publishEvent(new TicketMergeUndone(source, actor, target, merge.wasOpen(), merge.mergedAt()));
        events.publishEvent(new TicketChanged(target, actor, TicketChanged.What.MERGED));
        giveBack(source);
    }

    private void giveBack(TicketState source) {
        UUID agent = source.agentId();
        if (agent != null
                && !source.situation().over()
                && tickets.responsibleCandidate(agent, source.departmentId()).isEmpty()) {
            handOver.handOver(source.id(), agent, null, Actor.SYSTEM);
        }
    }

    /** The two tickets, for who may merge them; locked in the order of their ids, so that two merges do not wait for each other. */
    public Pair load(ActingAgent acting, UUID id, @Nullable UUID into, boolean locked) {
        TicketState seen =
                tickets.find(id).filter(found -> found.isSeenBy(acting)).orElseThrow(Problem::notFound);
        if (into == null) {
            throw Problem.validation(FieldProblem.of("targetId", "required", "problem.field.required"));
        }
        if (id.equals(into)) {
            throw Problem.validation(FieldProblem.of("targetId", "same", "ticket.field.merge-same"));
        }
        TicketState other = tickets.find(into)
                .filter(found -> found.isSeenBy(acting))
                .orElseThrow(() -> Problem.validation(FieldProblem.of("targetId", "unknown", "problem.field.unknown")));
        Pair pair = locked ? lock(id, into) : new Pair(seen, other);
        requireRight(acting, pair.source());
        requireRight(acting, pair.target());
        return pair;
    }

    /** Both, kept from others until the transaction ends. @throws Problem not-found */
    public Pair lock(UUID source, UUID target) {
        boolean sourceFirst = source.toString().compareTo(target.toString()) < 0;
        TicketState first = lock(sourceFirst ? source : target);
        TicketState second = lock(sourceFirst ? target : source);
        return sourceFirst ? new Pair(first, second) : new Pair(second, first);
    }

    private TicketState lock(UUID id) {
        return tickets.findForUpdate(id).orElseThrow(Problem::notFound);
    }

    /**
     * Refuses what is not offered on a ticket that was merged (MRG-7).
     *
     * @throws Problem wrong-situation, saying that it was merged
     */
    public static void requireUnmerged(TicketState ticket) {
        if (ticket.mergedInto() != null) {
            throw TicketWork.over(ticket);
        }
    }

    /**
     * Whether the target of a merge has to wait for its agent from then on, as if its customer had written: the source
     * waits for one, and nothing may be lost from sight, or closed, over a message that nobody answered (MRG-5).
     */
    public static boolean wakes(Pair pair) {
        return switch (pair.target().situation()) {
            case AWAITING_CUSTOMER, ESCALATED, AWAITING_MANAGER, AWAITING_MANAGER_AGAIN ->
                pair.source().situation().awaitsAgent();
            default -> false;
        };
    }

    /**
     * Why two tickets cannot be merged (MRG-3): wrong-situation, open-children, or forbidden where only who leads the
     * department closes; saying why; absent when they can.
     */
    Optional<Problem> obstacle(ActingAgent acting, Pair pair) {
        TicketState source = pair.source();
        TicketState target = pair.target();
        String key = null;
        if (source.mergedInto() != null) {
            key = "ticket.problem.merged";
        } else if (target.mergedInto() != null) {
            key = source.id().equals(target.mergedInto())
                    ? "ticket.problem.merged-here"
                    : "ticket.problem.merge-target-merged";
        } else if (target.situation().over()) {
            key = "ticket.problem.merge-target-closed";
        } else if (source.kind() != target.kind()) {
            key = "ticket.problem.merge-kinds";
        } else if (merges.isFamily(source.id(), target.id())) {
            key = "ticket.problem.merge-family";
        }
        return key == null
                ? escalations
                        .openChildren(source.id(), "ticket.problem.merge-open-children")
                        .or(() -> undecided(acting, source))
                : Optional.of(TicketWork.wrongSituation(key));
    }

    // Merging an open ticket closes it, so where that is for the manager to decide, so is this.
    private Optional<Problem> undecided(ActingAgent acting, TicketState source) {
        boolean waits = source.situation().awaitsManager() && !acting.leads(source.departmentId());
        boolean needed = !source.situation().over() && requests.isNeeded(acting, source.departmentId());
        return waits || needed
                ? Optional.of(Problem.of(HttpStatus.FORBIDDEN, "forbidden", "ticket.problem.merge-by-manager"))
                : Optional.empty();
    }

    private static void requireRight(ActingAgent acting, TicketState ticket) {
        if (!mayMerge(acting, ticket)) {
            throw Problem.forbidden();
        }
    }

    private static boolean mayMerge(ActingAgent acting, TicketState ticket) {
        return TicketRights.mayMerge(acting, ticket.departmentId(), ticket.agentId());
    }

    private void tell(
            UUID ticketId,
            HistoryEntry.Kind kind,
            Actor actor,
            TicketState other,
            Map<String, ?> more,
            OffsetDateTime now) {
        Map<String, Object> data = new LinkedHashMap<>(more);
        data.put("otherId", other.id());
        data.put("otherNumber", other.number());
        messages.record(ticketId, HistoryLines.line(kind, actor, data), now);
    }

    private static AuditableAction audited(ActingAgent acting, String action, TicketState source, TicketState target) {
        return AuditableAction.of(
                        AuditableAction.Actor.agent(acting.id(), acting.name()), action, "ticket", source.id())
                .changing(
                        Map.of(),
                        Map.of(
                                "protocol",
                                source.number(),
                                "subject",
                                source.subject(),
                                "mergedInto",
                                target.number()));
    }
}
