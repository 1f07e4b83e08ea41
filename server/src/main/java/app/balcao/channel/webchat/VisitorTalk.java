package app.balcao.channel.webchat;

import app.balcao.channel.webchat.VisitorConversations.Start;
import app.balcao.channel.webchat.grid.ShownInvitation;
import app.balcao.channel.webchat.grid.VisitorInvitations;
import app.balcao.channel.webchat.grid.VisitorPresence;
import app.balcao.channel.webchat.trigger.VisitorTriggers;
import app.balcao.conversation.Channel;
import app.balcao.conversation.ConversationEnding;
import app.balcao.conversation.ConversationMarks;
import app.balcao.conversation.ConversationMessageView;
import app.balcao.conversation.ConversationMessages;
import app.balcao.conversation.ConversationTyping;
import app.balcao.conversation.MessageDraft;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what a visitor's browser asks for, frame by frame. An answer goes out after what it tells of is stored (WCH-21).
 * What is no frame, or of a type unknown here, is passed over: pages may be newer than the program.
 */
@Component
public class VisitorTalk {

    private static final int MINUTE = 60;
    private static final int MOST_ANSWERS = 200;

    private final VisitorConversations conversations;
    private final Visitors visitors;
    private final ConversationMessages messages;
    private final ConversationEnding ending;
    private final ConversationMarks marks;
    private final ConversationTyping typing;
    private final VisitorPresence presence;
    private final VisitorInvitations invitations;
    private final VisitorTriggers triggers;
    private final VisitorFrames frames;
    private final WidgetLimits limits;
    private final QueueNews news;
    private final JsonMapper json;

    VisitorTalk(
            VisitorConversations conversations,
            Visitors visitors,
            ConversationMessages messages,
            ConversationEnding ending,
            ConversationMarks marks,
            ConversationTyping typing,
            VisitorPresence presence,
            VisitorInvitations invitations,
            VisitorTriggers triggers,
            VisitorFrames frames,
            WidgetLimits limits,
            QueueNews news,
            JsonMapper json) {
        this.conversations = conversations;
        this.visitors = visitors;
        this.messages = messages;
        this.ending = ending;
        this.marks = marks;
        this.typing = typing;
        this.presence = presence;
        this.invitations = invitations;
        this.triggers = triggers;
        this.frames = frames;
        this.limits = limits;
        this.news = news;
        this.json = json;
    }

    /** Reads a frame; absent for what is none. */
    public Optional<JsonNode> read(String text) {
        try {
            JsonNode frame = json.readTree(text);
            return frame.isObject() ? Optional.of(frame) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** The visitor that a first frame names, of the current account. */
    public Optional<UUID> visitor(JsonNode hello) {
        return hello.path("type").asString("").equals("hello")
                ? visitors.find(text(hello, "visitor"))
                : Optional.empty();
    }

    /** Answers the first frame of a line: how the conversation stands, and what of it the browser lacks. */
    public void welcome(VisitorLine line, JsonNode hello) {
        presence.arrived(
                line.visitorId(),
                new Visit(
                        page(hello.path("page")),
                        text(hello, "language"),
                        text(hello, "timeZone"),
                        text(hello, "referrer"),
                        line.ip(),
                        line.place(),
                        line.userAgent()));
        UUID shown = id(hello, "conversation");
        Optional<ConversationView> current = conversations.current(line.visitorId(), shown);
        line.send(frames.frame(
                "welcome",
                "visitorId",
                line.visitorId(),
                "conversation",
                current.orElse(null),
                "seq",
                current.map(ConversationView::lastSeq).orElse(0L)));
        // A browser that shows another conversation has nothing of this one yet.
        current.ifPresent(each -> line.follow(
                each.id(),
                each.id().equals(shown) ? Math.max(0, hello.path("after").asLong(0)) : 0));
        current.ifPresent(each -> news.watch(line, each));
        VisitorInvitations.Open open = invitations.open(line.visitorId());
        open.card().ifPresent(each -> line.send(frames.invitation(each)));
        open.redirect().ifPresent(each -> line.send(frames.redirect(each)));
    }

    /**
     * What a browser that asks again and again is to be shown.
     *
     * @param conversation the one that it is in; null without one
     * @param known tells this from what it may have been shown before
     */
    public record Shown(@Nullable UUID conversation, String known, List<String> frames) {}

    /**
     * How things stand for a browser that asks again and again, and so may have missed what was told in between (WCH-21).
     *
     * @param conversation the one that it shows
     * @param known of what it was shown last; frames are of what changed since
     */
    public Shown shown(VisitorLine line, @Nullable UUID conversation, String known) {
        Optional<ConversationView> current = conversations.current(line.visitorId(), conversation);
        VisitorInvitations.Open open = invitations.open(line.visitorId());
        String state = current.map(VisitorTalk::tag).orElse("none");
        String cardId = id(open.card());
        String redirectId = id(open.redirect());
        String[] before = known.split("[.]", -1);
        List<String> told = new ArrayList<>();
        // Who shows none is told of none that there is: they may be beginning one at this moment.
        if (!state.equals(before[0]) && (conversation != null || current.isPresent())) {
            told.add(frames.frame("state", "conversation", current.orElse(null)));
        }
        open.card()
                .filter(each -> before.length < 2 || !cardId.equals(before[1]))
                .ifPresent(each -> told.add(frames.invitation(each)));
        open.redirect()
                .filter(each -> before.length < 3 || !redirectId.equals(before[2]))
                .ifPresent(each -> told.add(frames.redirect(each)));
        current.ifPresent(each -> news.watch(line, each));
        return new Shown(current.map(ConversationView::id).orElse(null), state + "." + cardId + "." + redirectId, told);
    }

    private static String id(Optional<ShownInvitation> open) {
        return open.map(each -> String.valueOf(each.id())).orElse("");
    }

    // Of an estimate the minutes count; messages are told by themselves.
    private static String tag(ConversationView view) {
        Integer seconds = view.estimateSeconds();
        return Integer.toHexString(Objects.hash(
                view.id(),
                view.state(),
                view.position(),
                seconds == null ? null : seconds / MINUTE,
                view.agent(),
                view.agentGotSeq(),
                view.agentSeenSeq(),
                view.ratable(),
                view.typingShown(),
                view.alone()));
    }

    /** The line is gone. */
    public void left(VisitorLine line) {
        news.forget(line);
    }

    /** Does what a further frame asks for, or says why not. */
    public void take(VisitorLine line, JsonNode frame) {
        JsonNode number = frame.path("id");
        Integer id = number.isInt() ? number.asInt() : null;
        try {
            limits.frame(line.visitorId());
            answer(line, frame, id);
        } catch (Problem refused) {
            line.send(frames.refusal(id, refused));
        }
    }

    private void answer(VisitorLine line, JsonNode frame, @Nullable Integer id) {
        switch (text(frame, "type")) {
            case "hello" -> again(line, frame);
            case "start" -> start(line, frame, id);
            case "send" -> send(line, frame, id);
            case "end" ->
                ending.byCustomer(
                        conversations.spokenIn(line.visitorId()),
                        line.visitorId().toString());
            case "typing" ->
                typing.customer(
                        conversations.spokenIn(line.visitorId()),
                        line.visitorId().toString(),
                        frame.path("text").isString() ? text(frame, "text") : null);
            case "got" ->
                marks.customerGot(
                        conversations.spokenIn(line.visitorId()),
                        line.visitorId().toString(),
                        frame.path("seq").asLong(0));
            case "seen" ->
                marks.customerSaw(
                        conversations.spokenIn(line.visitorId()),
                        line.visitorId().toString(),
                        frame.path("seq").asLong(0));
            case "open" -> presence.click(line.visitorId());
            case "page" -> presence.look(line.visitorId(), page(frame));
            case "saw" -> invitation(frame).ifPresent(each -> invitations.seen(line.visitorId(), each));
            case "answer" -> answer(line, frame);
            case "ping" -> line.send(frames.frame("pong"));
            default -> {
                // See above.
            }
        }
    }

    // It was told of more than comes at once, and asks for what it can take.
    private void again(VisitorLine line, JsonNode hello) {
        conversations
                .current(line.visitorId(), id(hello, "conversation"))
                .ifPresent(each -> line.followAgain(
                        each.id(), Math.max(0, hello.path("after").asLong(0))));
    }

    private void start(VisitorLine line, JsonNode frame, @Nullable Integer id) {
        limits.start(line.visitorId(), line.ip());
        ConversationView started = conversations.start(
                line.visitorId(),
                new Start(
                        text(frame, "clientId"),
                        id(frame, "departmentId"),
                        text(frame, "name"),
                        text(frame, "email"),
                        answers(frame.path("answers")),
                        text(frame, "message"),
                        triggers.followed(line.visitorId(), text(frame, "proof"))
                                .orElse(null)));
        line.send(frames.frame("started", "id", id, "conversation", started));
        line.follow(started.id(), 0);
        news.watch(line, started);
    }

    private void send(VisitorLine line, JsonNode frame, @Nullable Integer id) {
        UUID file = id(frame, "file");
        if (file == null && !text(frame, "file").isEmpty()) {
            throw Problem.validation(FieldProblem.of("file", "unknown", "problem.field.unknown"));
        }
        var draft = new MessageDraft(text(frame, "clientId"), text(frame, "text"), file);
        ConversationMessageView sent = messages.fromCustomer(
                        Channel.WEB_CHAT, line.visitorId().toString(), line.visitorId(), draft)
                .orElseThrow(() -> Problem.conflict("webchat.none"));
        line.send(
                frames.frame("ack", "id", id, "clientId", sent.clientId(), "seq", sent.seq(), "sentAt", sent.sentAt()));
    }

    private void answer(VisitorLine line, JsonNode frame) {
        String proof = text(frame, "proof");
        if (proof.isEmpty()) {
            answerInvitation(line, frame);
        } else if (frame.path("accepted").asBoolean(false)) {
            triggers.accepted(line.visitorId(), proof);
        }
    }

    // Also where there was a conversation already, it is what the visitor is to see now.
    private void answerInvitation(VisitorLine line, JsonNode frame) {
        UUID invitation = invitation(frame).orElseThrow(() -> Problem.conflict("webchat.invitation.over"));
        invitations
                .answer(line.visitorId(), invitation, frame.path("accepted").asBoolean(false))
                .ifPresent(begun -> {
                    line.send(frames.frame("state", "conversation", begun));
                    line.follow(begun.id(), 0);
                    news.watch(line, begun);
                });
    }

    // What is no answer is none: questions that must be answered are missed then.
    private Map<UUID, @Nullable Object> answers(JsonNode given) {
        Map<UUID, @Nullable Object> values = new HashMap<>();
        given.valueStream().limit(MOST_ANSWERS).forEach(each -> {
            UUID field = id(each, "fieldId");
            if (field != null) {
                values.put(field, json.convertValue(each.path("value"), Object.class));
            }
        });
        return values;
    }

    private static Optional<UUID> invitation(JsonNode frame) {
        return Optional.ofNullable(id(frame, "invitationId"));
    }

    private static Visit.Page page(JsonNode page) {
        return new Visit.Page(text(page, "url"), text(page, "title"));
    }

    private static String text(JsonNode frame, String name) {
        JsonNode value = frame.path(name);
        return value.isString() ? value.asString() : "";
    }

    private static @Nullable UUID id(JsonNode frame, String name) {
        try {
            return UUID.fromString(text(frame, name));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
