package app.balcao.ticket;

import app.balcao.field.FieldChange;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldValues;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.MessageRepository.NewMessage;
import app.balcao.ticket.store.TicketRepository;
import app.balcao.ticket.store.TicketRepository.Writable;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What agents do to tickets: answer, comment, close, reopen. */
@Service
@Transactional
public class TicketWork {

    private final TicketRepository tickets;
    private final MessageRepository messages;
    private final MessageFiles files;
    private final FieldValues fields;
    private final Mentions mentions;
    private final AnsweredMeanwhile answeredMeanwhile;
    private final Escalations escalations;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketWork(
            TicketRepository tickets,
            MessageRepository messages,
            MessageFiles files,
            FieldValues fields,
            Mentions mentions,
            AnsweredMeanwhile answeredMeanwhile,
            Escalations escalations,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.messages = messages;
        this.files = files;
        this.fields = fields;
        this.mentions = mentions;
        this.answeredMeanwhile = answeredMeanwhile;
        this.escalations = escalations;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Answers the customer, or who asked for an internal ticket (RPL-6): the ticket then waits for them. What the latter
     * writes is like a customer's answer instead (RPL-7).
     *
     * @return the id of the message
     * @throws Problem not-found; forbidden for who may not answer it (RPL-2); wrong-situation (409) while nobody is
     *     responsible (RPL-3) or when the ticket is closed; answered-meanwhile (409); validation; too-large
     */
    public UUID reply(ActingAgent acting, UUID id, Reply reply) {
        return reply(acting, id, reply.writing(), reply.lastSeenMessageId());
    }

    /** The same, whatever was answered meanwhile. */
    public UUID reply(ActingAgent acting, UUID id, Writing writing) {
        return reply(acting, id, writing, null);
    }

    private UUID reply(ActingAgent acting, UUID id, Writing writing, @Nullable UUID lastSeen) {
        Writable loaded = load(acting, id);
        boolean asked = loaded.ticket().isAskedBy(Actor.agent(acting));
        if (!asked || loaded.ticket().situation().over()) {
            requireReply(acting, loaded);
        }
        answeredMeanwhile.check(acting, id, lastSeen);
        if (asked) {
            return ask(acting, loaded, writing);
        }
        return reply(loaded, compose(acting, id, TicketMessage.Kind.REPLY, writing, loaded.searchConfiguration()));
    }

    /**
     * A ticket that the agent may answer now, loaded for it.
     *
     * @throws Problem as {@link #reply(ActingAgent, UUID, Writing)}
     */
    Writable requireReply(ActingAgent acting, UUID id) {
        Writable loaded = load(acting, id);
        requireReply(acting, loaded);
        return loaded;
    }

    private static void requireReply(ActingAgent acting, Writable loaded) {
        TicketState before = loaded.ticket();
        if (before.situation().over()) {
            throw wrongSituation("ticket.problem.closed");
        }
        if (before.agentId() == null) {
            throw wrongSituation("ticket.problem.unbound");
        }
        if (!TicketRights.mayReply(acting, before.departmentId(), before.agentId())) {
            requireCharge(acting, loaded);
        }
    }

    /** Sends an answer whose time has come; the caller has made sure that it may be. */
    void replyScheduled(ActingAgent writer, Writable loaded, String html, List<MessageFile> claimed) {
        MessageText text = MessageText.ofClean(html);
        reply(
                loaded,
                new NewMessage(
                        TicketMessage.Kind.REPLY,
                        Actor.agent(writer),
                        text.html(),
                        null,
                        text.text(),
                        text.preview(),
                        null,
                        claimed,
                        loaded.searchConfiguration(),
                        OffsetDateTime.now(clock)));
    }

    private UUID reply(Writable loaded, NewMessage message) {
        TicketState before = loaded.ticket();
        Situation next = before.situation()
                .after(Situation.Step.AGENT_REPLY)
                .orElseThrow(() -> wrongSituation("ticket.problem.not-now"));
        TicketState after = before.with(next);
        UUID messageId = messages.reply(
                after,
                next != before.situation(),
                message,
                List.of(HistoryLines.line(HistoryEntry.Kind.REPLIED, message.author(), Map.of())));
        events.publishEvent(new TicketReplied(
                after,
                message.author(),
                messageId,
                message.html(),
                message.files().stream().map(MessageFile::id).toList()));
        return messageId;
    }

    private UUID ask(ActingAgent acting, Writable loaded, Writing writing) {
        TicketState before = loaded.ticket();
        Situation next = before.situation()
                .after(Situation.Step.CUSTOMER_REPLY)
                .orElseThrow(() -> wrongSituation("ticket.problem.closed"));
        NewMessage message =
                compose(acting, before.id(), TicketMessage.Kind.REPLY, writing, loaded.searchConfiguration());
        TicketState after = before.with(next);
        UUID messageId = messages.reply(
                after,
                next != before.situation(),
                message,
                List.of(HistoryLines.line(HistoryEntry.Kind.REPLIED, message.author(), Map.of())));
        events.publishEvent(new CustomerReplied(after, message.author(), messageId, false));
        return messageId;
    }

    /**
     * Leaves a note that only agents see, and that changes nothing else (RPL-10, RPL-11).
     *
     * @return the id of the message
     * @throws Problem not-found; wrong-situation when the ticket is closed; validation; too-large
     */
    public UUID comment(ActingAgent acting, UUID id, Writing writing) {
        Writable loaded = load(acting, id);
        if (loaded.ticket().situation().after(Situation.Step.COMMENT).isEmpty()) {
            throw wrongSituation("ticket.problem.closed");
        }
        NewMessage message = compose(acting, id, TicketMessage.Kind.COMMENT, writing, loaded.searchConfiguration());
        UUID messageId = messages.comment(
                loaded.ticket(),
                message,
                List.of(HistoryLines.line(HistoryEntry.Kind.COMMENTED, message.author(), Map.of())));
        events.publishEvent(
                new TicketCommented(loaded.ticket(), message.author(), messageId, Mentions.in(message.html())));
        return messageId;
    }

    /**
     * Ends the work on a ticket (CLS-1, CLS-2, CLS-4), unless children of it are open (CLS-3).
     *
     * @param reason told to whoever reads the ticket later; may be missing
     * @param given what is asked at closing, by the custom field's id; what is not named stays (FLD-4)
     * @throws Problem not-found; forbidden for who is not in charge; wrong-situation when it is closed; validation
     */
    public void close(
            ActingAgent acting,
            UUID id,
            @Nullable String reason,
            @Nullable Map<UUID, ? extends @Nullable Object> given) {
        Writable loaded = load(acting, id);
        requireCharge(acting, loaded);
        acting.require(Permission.TICKET_CLOSE, loaded.ticket().departmentId());
        Situation next = loaded.ticket()
                .situation()
                .after(Situation.Step.CLOSE)
                .orElseThrow(() -> wrongSituation("ticket.problem.closed"));
        escalations.requireNoOpenChild(id);
        FieldChecks checks = new FieldChecks();
        String why = checks.reason(reason);
        List<FieldChange> asked = fields.checkOfTicket(
                acting, id, FieldTarget.TICKET_CLOSING, loaded.ticket().place(), given, checks::add);
        checks.refuse();
        fields.storeOfTicket(id, asked);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Actor actor = Actor.agent(acting);
        TicketState after = loaded.ticket().with(next).closed(now);
        tickets.close(after, acting.id(), why, now);
        messages.record(
                id,
                HistoryLines.line(HistoryEntry.Kind.CLOSED, actor, why == null ? Map.of() : Map.of("reason", why)),
                now);
        events.publishEvent(new TicketClosed(after, actor, why));
    }

    /**
     * Brings a closed ticket back, to the agent it was with; to the queue when that one no longer fits (CLS-7).
     *
     * @throws Problem not-found; forbidden; wrong-situation when it is not closed
     */
    public void reopen(ActingAgent acting, UUID id) {
        Writable loaded = load(acting, id);
        TicketState before = loaded.ticket();
        if (!acting.sight().seesAsWork(before.departmentId(), before.agentId())) {
            throw Problem.forbidden();
        }
        acting.require(Permission.TICKET_REOPEN, before.departmentId());
        TicketState after = reopened(loaded).orElseThrow(() -> wrongSituation("ticket.problem.open"));
        escalations.requireOpenParent(before);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Actor actor = Actor.agent(acting);
        tickets.reopen(after, acting.id(), now);
        messages.record(id, HistoryLines.line(HistoryEntry.Kind.REOPENED, actor, Map.of()), now);
        events.publishEvent(new TicketReopened(after, actor));
    }

    /** The ticket as it is once it comes back; absent when it cannot. */
    static java.util.Optional<TicketState> reopened(Writable loaded) {
        TicketState before = loaded.ticket();
        boolean stays = before.agentId() != null && loaded.agentFits();
        return before.situation()
                .after(stays ? Situation.Step.REOPEN : Situation.Step.REOPEN_TO_QUEUE)
                .map(next -> before.with(next, stays ? before.agentId() : null, stays && before.notifyAgent())
                        .closed(null));
    }

    static Problem wrongSituation(String messageKey) {
        return Problem.of(HttpStatus.CONFLICT, "wrong-situation", messageKey);
    }

    private Writable load(ActingAgent acting, UUID id) {
        return tickets.findToWrite(id)
                .filter(found -> found.ticket().isSeenBy(acting))
                .orElseThrow(Problem::notFound);
    }

    private static void requireCharge(ActingAgent acting, Writable loaded) {
        TicketState ticket = loaded.ticket();
        if (TicketRights.isInCharge(acting, ticket.departmentId(), ticket.agentId())) {
            return;
        }
        if (loaded.agentName() == null) {
            throw Problem.of(HttpStatus.FORBIDDEN, "forbidden", "ticket.problem.not-responsible");
        }
        throw Problem.of(HttpStatus.FORBIDDEN, "forbidden", "ticket.problem.responsible-is-other", loaded.agentName());
    }

    private NewMessage compose(
            ActingAgent acting, UUID ticketId, TicketMessage.Kind kind, Writing writing, String configuration) {
        FieldChecks checks = new FieldChecks();
        List<UUID> fileIds = checks.files(writing.attachmentIds());
        boolean note = kind == TicketMessage.Kind.COMMENT;
        MessageText text = note
                ? checks.note(writing.html(), !fileIds.isEmpty())
                : checks.html(writing.html(), !fileIds.isEmpty());
        checks.refuse();
        if (note) {
            text = MessageText.ofClean(mentions.settled(ticketId, text.html()));
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        List<MessageFile> claimed = files.claim(acting.id(), fileIds, text.html());
        return new NewMessage(
                kind,
                Actor.agent(acting),
                text.html(),
                null,
                text.text(),
                text.preview(),
                null,
                claimed,
                configuration,
                now);
    }
}
