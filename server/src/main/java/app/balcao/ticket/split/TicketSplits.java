package app.balcao.ticket.split;

import app.balcao.field.FieldChange;
import app.balcao.field.FieldPlace;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldValues;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.Actor;
import app.balcao.ticket.Escalations;
import app.balcao.ticket.FieldChecks;
import app.balcao.ticket.HistoryEntry;
import app.balcao.ticket.HistoryLines;
import app.balcao.ticket.MessageText;
import app.balcao.ticket.Named;
import app.balcao.ticket.Placement;
import app.balcao.ticket.TicketMessage;
import app.balcao.ticket.TicketOpening;
import app.balcao.ticket.TicketRights;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.TicketWork;
import app.balcao.ticket.copy.TicketCopies;
import app.balcao.ticket.event.TicketChanged;
import app.balcao.ticket.event.TicketMerged;
import app.balcao.ticket.event.TicketSplit;
import app.balcao.ticket.event.TicketSplitUndone;
import app.balcao.ticket.merge.TicketMerges;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.OpeningFacts;
import app.balcao.ticket.store.SplitRepository;
import app.balcao.ticket.store.SplitRepository.NewPart;
import app.balcao.ticket.store.SplitRepository.Said;
import app.balcao.ticket.store.SplitRepository.Split;
import app.balcao.ticket.store.TicketRepository;
import app.balcao.ticket.store.TicketRepository.Writable;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Splits messages off a ticket into one of their own, and takes that back (Dividir chamado, SPL). The messages
 * themselves go there, with all that belongs to them; so whatever reads a ticket's messages finds them in the right one.
 */
@Service
@Transactional
public class TicketSplits {

    private static final int MOST = 100;

    private final TicketRepository tickets;
    private final SplitRepository splits;
    private final MessageRepository messages;
    private final TicketMerges merges;
    private final TicketCopies copies;
    private final Escalations escalations;
    private final FieldValues fields;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketSplits(
            TicketRepository tickets,
            SplitRepository splits,
            MessageRepository messages,
            TicketMerges merges,
            TicketCopies copies,
            Escalations escalations,
            FieldValues fields,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.splits = splits;
        this.messages = messages;
        this.merges = merges;
        this.copies = copies;
        this.escalations = escalations;
        this.fields = fields;
        this.events = events;
        this.clock = clock;
    }

    /** A ticket to be opened, and what it has in custom fields. */
    private record Plan(NewPart part, @Nullable Named agent, List<FieldChange> asked) {}

    /**
     * Opens a ticket of the same customer with some messages of another, which has them no longer (SPL-4).
     *
     * @throws Problem not-found; forbidden without the permission for the ticket, for opening one in the department, or
     *     for the agent chosen; wrong-situation (409) for one that {@link #obstacle} speaks of; already-split (409, with
     *     the other's id and number) when somebody was first; validation naming each bad field
     */
    public UUID split(ActingAgent acting, UUID id, NewSplit wanted) {
        Writable loaded = tickets.findToWrite(id)
                .filter(found -> found.ticket().isSeenBy(acting))
                .orElseThrow(Problem::notFound);
        TicketState before = loaded.ticket();
        requireRight(acting, before);
        obstacle(before).ifPresent(refusal -> {
            throw refusal;
        });
        FieldChecks checks = new FieldChecks();
        List<Said> chosen = chosen(before, wanted.messageIds(), checks);
        Plan plan = plan(acting, wanted, checks);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Said last = lastPublic(chosen);
        UUID partId = splits.open(before, plan.part(), last, preview(last), acting.id(), now);
        TicketState part = tickets.find(partId).orElseThrow();
        TicketState source = before.change().done();
        List<UUID> ids = chosen.stream().map(Said::id).toList();
        splits.move(before, part, ids);
        Said opening = chosen.getFirst();
        splits.index(part, opening.id(), part.subject(), text(opening), loaded.searchConfiguration());
        settle(source);
        splits.add(part, source, ids, acting.id(), now);
        fields.storeOfTicket(partId, plan.asked());
        copies.split(source.id(), partId, now);
        Actor actor = Actor.agent(acting);
        messages.record(partId, HistoryLines.line(HistoryEntry.Kind.OPENED, actor, Map.of()), now);
        if (plan.agent() != null) {
            messages.record(partId, HistoryLines.bound(actor, null, plan.agent()), now);
        }
        tell(part, HistoryEntry.Kind.SPLIT_FROM, actor, source, ids.size(), now);
        tell(source, HistoryEntry.Kind.SPLIT_OFF, actor, part, ids.size(), now);
        events.publishEvent(audited(acting, "ticket.split", source, part, ids.size()));
        events.publishEvent(new TicketSplit(part, actor, source, ids, Boolean.TRUE.equals(wanted.tellCustomer())));
        events.publishEvent(new TicketChanged(source, actor, TicketChanged.What.SPLIT));
        return partId;
    }

    /**
     * Takes a split back: the source has its messages again, and the ticket that had them is merged into it, with what
     * came since (SPL-8). It takes the permission for one of the two.
     *
     * @param id the ticket that was split off
     * @throws Problem not-found; forbidden; wrong-situation (409), saying why, or open-children
     */
    public void undo(ActingAgent acting, UUID id) {
        TicketState seen = tickets.find(id).orElseThrow(Problem::notFound);
        Optional<Split> known = splits.find(id);
        UUID sourceId = known.map(Split::sourceId).orElse(null);
        TicketState origin = sourceId == null ? null : tickets.find(sourceId).orElse(null);
        requireEither(acting, seen, origin);
        Split split = known.filter(found -> !found.undone())
                .orElseThrow(() -> TicketWork.wrongSituation("ticket.problem.not-split"));
        if (origin == null) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "wrong-situation",
                    sourceId == null ? "ticket.problem.split-source-removed" : "ticket.problem.split-source-discarded",
                    String.valueOf(split.sourceNumber()));
        }
        TicketMerges.Pair pair = merges.lock(id, origin.id());
        OffsetDateTime now = OffsetDateTime.now(clock);
        requireUndoable(split, pair, now);
        TicketState source = pair.target();
        List<UUID> ids = split.messageIds();
        splits.move(pair.source(), source, ids);
        Writable writable = tickets.findToWrite(source.id()).orElseThrow();
        Said opening = splits.said(source.id(), ids).getFirst();
        splits.index(source, opening.id(), null, text(opening), writable.searchConfiguration());
        TicketMerges.Pair joined = merges.join(acting, pair, false, wakes(split, pair), now);
        settle(joined.target());
        splits.undone(id, acting.id(), now);
        Actor actor = Actor.agent(acting);
        tell(joined.source(), HistoryEntry.Kind.SPLIT_UNDONE, actor, joined.target(), ids.size(), now);
        tell(joined.target(), HistoryEntry.Kind.SPLIT_UNDONE, actor, joined.source(), ids.size(), now);
        events.publishEvent(audited(acting, "ticket.split-undone", joined.target(), joined.source(), ids.size()));
        boolean closed = !pair.source().situation().over();
        events.publishEvent(new TicketMerged(joined.source(), actor, joined.target(), closed, now));
        events.publishEvent(new TicketSplitUndone(joined.target(), actor, joined.source(), ids));
    }

    // Where nothing happened since, everything is as it was; a question that has no answer wants one (MRG-5).
    private boolean wakes(Split split, TicketMerges.Pair pair) {
        return TicketMerges.wakes(pair)
                && (split.movedOn(pair.target())
                        || splits.lastPublic(pair.source().id())
                                .filter(last -> last.by() == Actor.Kind.CUSTOMER)
                                .isPresent());
    }

    /** The ticket, for who may split it, kept from nobody. @throws Problem not-found; forbidden */
    TicketState toRead(ActingAgent acting, UUID id) {
        TicketState ticket =
                tickets.find(id).filter(found -> found.isSeenBy(acting)).orElseThrow(Problem::notFound);
        requireRight(acting, ticket);
        return ticket;
    }

    /** Why nothing can be split off a ticket (SPL-3): wrong-situation, saying why; absent when it can. */
    static Optional<Problem> obstacle(TicketState source) {
        String key = source.customerId() == null
                ? "ticket.problem.split-internal"
                : source.mergedInto() != null
                        ? "ticket.problem.merged"
                        : source.situation().over() ? "ticket.problem.split-closed" : null;
        return Optional.ofNullable(key).map(TicketWork::wrongSituation);
    }

    /**
     * The messages that somebody chose, oldest first; what is wrong with them is told to the checks (SPL-3).
     *
     * @throws Problem already-split (409), when one of them went with another split
     */
    List<Said> chosen(TicketState source, @Nullable List<@Nullable UUID> wanted, FieldChecks checks) {
        Set<UUID> ids = new HashSet<>();
        if (wanted != null) {
            wanted.stream().filter(Objects::nonNull).forEach(ids::add);
        }
        if (ids.isEmpty()) {
            checks.required("messageIds", null);
            return List.of();
        }
        if (ids.size() > MOST) {
            checks.add("messageIds", "size", "ticket.field.split-most", MOST);
            return List.of();
        }
        List<Said> found = splits.said(source.id(), ids);
        found.forEach(each -> ids.remove(each.id()));
        if (!ids.isEmpty()) {
            splits.partWith(source.id(), ids).ifPresent(other -> {
                throw Problem.of(
                                HttpStatus.CONFLICT,
                                "already-split",
                                "ticket.problem.already-split",
                                other.by(),
                                String.valueOf(other.number()))
                        .with("ticketId", other.id())
                        .with("number", other.number());
            });
            checks.add("messageIds", "unknown", "ticket.field.split-unknown");
        } else if (found.getFirst().opening()) {
            checks.add("messageIds", "opening", "ticket.field.split-opening");
        } else if (found.getFirst().kind() == TicketMessage.Kind.COMMENT) {
            checks.add("messageIds", "comment", "ticket.field.split-comment");
        }
        return found;
    }

    private Plan plan(ActingAgent acting, NewSplit wanted, FieldChecks checks) {
        checks.required("departmentId", wanted.departmentId());
        String subject = checks.subject(wanted.subject());
        UUID department = wanted.departmentId();
        OpeningFacts facts = tickets.openingFacts(department, wanted.categoryId(), null, wanted.agentId());
        Placement place = Placement.of(
                new Placement.Wanted(department, wanted.categoryId(), wanted.priority(), wanted.agentId()),
                facts,
                OpeningFacts.Department::offered,
                checks);
        List<FieldChange> asked = department == null
                ? List.of()
                : fields.checkNew(
                        acting,
                        FieldTarget.TICKET_OPENING,
                        new FieldPlace(department, place.categoryId()),
                        wanted.fields(),
                        checks::add);
        checks.refuse();
        if (department == null) {
            throw new IllegalStateException("Checked above");
        }
        acting.require(Permission.TICKET_CREATE, department);
        UUID agent = wanted.agentId();
        boolean takesIt = acting.id().equals(agent) && TicketRights.mayBindSelf(acting, department);
        if (agent != null && !takesIt) {
            TicketOpening.requireChoice(acting, department, facts);
        }
        return new Plan(
                new NewPart(
                        subject, department, place.categoryId(), place.priority(), agent, TicketOpening.replyToken()),
                agent == null ? null : new Named(agent, Objects.requireNonNull(facts.agentName())),
                asked);
    }

    // What was read before the two were locked may have changed meanwhile.
    private void requireUndoable(Split seen, TicketMerges.Pair pair, OffsetDateTime now) {
        TicketState part = pair.source();
        TicketState source = pair.target();
        boolean inForce = splits.find(part.id()).filter(each -> !each.undone()).isPresent();
        String refused = !inForce
                ? "ticket.problem.not-split"
                : seen.at().plus(TicketMerges.UNDOABLE).isBefore(now)
                        ? "ticket.problem.split-too-old"
                        : part.mergedInto() != null
                                ? "ticket.problem.split-part-merged"
                                : source.mergedInto() != null
                                        ? "ticket.problem.split-source-merged"
                                        : source.situation().over()
                                                        && !part.situation().over()
                                                ? "ticket.problem.split-source-closed"
                                                : splits.hasParts(part.id()) ? "ticket.problem.split-again" : null;
        if (refused != null) {
            throw TicketWork.wrongSituation(refused);
        }
        escalations.requireNoOpenChild(part.id());
    }

    private static void requireRight(ActingAgent acting, TicketState ticket) {
        if (!TicketRights.maySplit(acting, ticket.departmentId(), ticket.agentId())) {
            throw Problem.forbidden();
        }
    }

    private static void requireEither(ActingAgent acting, TicketState part, @Nullable TicketState source) {
        List<TicketState> seen = new ArrayList<>(List.of(part));
        if (source != null) {
            seen.add(source);
        }
        seen.removeIf(each -> !acting.sight().seesAsWork(each.departmentId(), each.agentId()));
        if (seen.isEmpty()) {
            throw Problem.notFound();
        }
        if (seen.stream().noneMatch(each -> TicketRights.maySplit(acting, each.departmentId(), each.agentId()))) {
            throw Problem.forbidden();
        }
    }

    /** Has the lists show what is the last message of a ticket now. */
    private void settle(TicketState ticket) {
        Said last = splits.lastPublic(ticket.id()).orElseThrow();
        splits.settle(ticket, last, preview(last));
    }

    private static Said lastPublic(List<Said> all) {
        return all.stream()
                .filter(each -> each.kind() == TicketMessage.Kind.REPLY)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    static String preview(Said message) {
        return MessageText.ofClean(message.html()).preview();
    }

    private static String text(Said message) {
        return MessageText.ofClean(message.html()).text();
    }

    private void tell(
            TicketState of, HistoryEntry.Kind kind, Actor actor, TicketState other, int count, OffsetDateTime now) {
        Map<String, Object> data = Map.of("otherId", other.id(), "otherNumber", other.number(), "count", count);
        messages.record(of.id(), HistoryLines.line(kind, actor, data), now);
    }

    private static AuditableAction audited(
            ActingAgent acting, String action, TicketState source, TicketState part, int count) {
        return AuditableAction.of(
                        AuditableAction.Actor.agent(acting.id(), acting.name()), action, "ticket", source.id())
                .changing(
                        Map.of(),
                        Map.of(
                                "protocol",
                                source.number(),
                                "subject",
                                source.subject(),
                                "splitOff",
                                part.number(),
                                "messages",
                                count));
    }
}
