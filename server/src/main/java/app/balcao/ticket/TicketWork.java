package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.event.CustomerReplied;
import app.balcao.ticket.event.TicketCommented;
import app.balcao.ticket.event.TicketReplied;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.MessageRepository.NewMessage;
import app.balcao.ticket.store.TicketRepository;
import app.balcao.ticket.store.TicketRepository.Writable;
import app.balcao.ticket.work.WorkTimes;
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

/** What agents write to tickets: answers and comments. */
@Service
@Transactional
public class TicketWork {

    private final TicketRepository tickets;
    private final MessageRepository messages;
    private final MessageFiles files;
    private final Mentions mentions;
    private final AnsweredMeanwhile answeredMeanwhile;
    private final WorkTimes times;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketWork(
            TicketRepository tickets,
            MessageRepository messages,
            MessageFiles files,
            Mentions mentions,
            AnsweredMeanwhile answeredMeanwhile,
            WorkTimes times,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.messages = messages;
        this.files = files;
        this.mentions = mentions;
        this.answeredMeanwhile = answeredMeanwhile;
        this.times = times;
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
        return reply(acting, id, reply.writing(), reply.work(), reply.lastSeenMessageId(), reply.reachesCopies());
    }

    /** The same, whatever was answered meanwhile. */
    public UUID reply(ActingAgent acting, UUID id, Writing writing) {
        return reply(acting, id, writing, null, null, true);
    }

    private UUID reply(
            ActingAgent acting,
            UUID id,
            Writing writing,
            @Nullable WorkPeriod work,
            @Nullable UUID lastSeen,
            boolean toCopies) {
        Writable loaded = load(acting, id);
        boolean asked = loaded.ticket().isAskedBy(Actor.agent(acting));
        if (!asked || loaded.ticket().situation().over()) {
            requireReply(acting, loaded);
        }
        answeredMeanwhile.check(acting, id, lastSeen);
        if (asked) {
            if (work != null) {
                throw Problem.validation(FieldProblem.of("work", "not-yours", "ticket.field.work-of-asker"));
            }
            return ask(acting, loaded, writing);
        }
        FieldChecks checks = new FieldChecks();
        WorkTime worked = checks.work(work, OffsetDateTime.now(clock));
        checks.refuse();
        return reply(
                loaded,
                compose(acting, id, TicketMessage.Kind.REPLY, writing, loaded.searchConfiguration()),
                acting.id(),
                worked,
                toCopies);
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
            throw over(before);
        }
        if (before.agentId() == null) {
            throw wrongSituation("ticket.problem.unbound");
        }
        if (!TicketRights.mayReply(acting, before.departmentId(), before.agentId())) {
            requireCharge(acting, loaded);
        }
    }

    /** Sends an answer whose time has come; the caller has made sure that it may be. */
    void replyScheduled(
            ActingAgent writer,
            Writable loaded,
            String html,
            List<MessageFile> claimed,
            @Nullable WorkTime work,
            boolean toCopies) {
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
                        OffsetDateTime.now(clock)),
                writer.id(),
                work,
                toCopies);
    }

    private UUID reply(Writable loaded, NewMessage message, UUID writerId, @Nullable WorkTime work, boolean toCopies) {
        TicketState before = loaded.ticket();
        Situation next = before.situation()
                .after(Situation.Step.AGENT_REPLY)
                .orElseThrow(() -> wrongSituation("ticket.problem.awaits-manager"));
        TicketState after = before.with(next);
        UUID messageId = messages.reply(
                after,
                next != before.situation(),
                message,
                List.of(HistoryLines.line(HistoryEntry.Kind.REPLIED, message.author(), Map.of())));
        if (work != null) {
            times.ofReply(before.id(), writerId, messageId, work, message.at());
        }
        events.publishEvent(new TicketReplied(
                after,
                message.author(),
                messageId,
                message.html(),
                message.files().stream().map(MessageFile::id).toList(),
                toCopies && loaded.hasCopies()));
        return messageId;
    }

    private UUID ask(ActingAgent acting, Writable loaded, Writing writing) {
        TicketState before = loaded.ticket();
        Situation next = before.situation().after(Situation.Step.CUSTOMER_REPLY).orElseThrow(() -> over(before));
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
            throw over(loaded.ticket());
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

    /** The refusal of what cannot be done to a ticket that is over; it says whether that was merged or cancelled. */
    public static Problem over(TicketState ticket) {
        if (ticket.mergedInto() != null) {
            return wrongSituation("ticket.problem.merged");
        }
        return wrongSituation(
                ticket.situation() == Situation.CANCELLED ? "ticket.problem.cancelled" : "ticket.problem.closed");
    }

    public static Problem wrongSituation(String messageKey) {
        return Problem.of(HttpStatus.CONFLICT, "wrong-situation", messageKey);
    }

    private Writable load(ActingAgent acting, UUID id) {
        return tickets.findToWrite(id)
                .filter(found -> found.ticket().isSeenBy(acting))
                .orElseThrow(Problem::notFound);
    }

    static void requireCharge(ActingAgent acting, Writable loaded) {
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
