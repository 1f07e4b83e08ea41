package app.balcao.conversation;

import app.balcao.conversation.ConversationMessage.Author;
import app.balcao.conversation.ConversationMessage.Kind;
import app.balcao.conversation.event.MessageSent;
import app.balcao.conversation.store.ConversationMessageRepository;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Attachments;
import app.balcao.platform.text.ShortText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Appends to conversations: one sequence for both sides, each message once however often it is sent (WCH-21). */
@Service
@Transactional
public class ConversationMessages {

    /** What no person writes: control characters other than the ends of lines and tabs. */
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x1f&&[^\\n\\r\\t]]");

    private final ConversationRepository conversations;
    private final ConversationMessageRepository messages;
    private final MessageViews views;
    private final Attachments attachments;
    private final ConversationReaders readers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConversationMessages(
            ConversationRepository conversations,
            ConversationMessageRepository messages,
            MessageViews views,
            Attachments attachments,
            ConversationReaders readers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.views = views;
        this.attachments = attachments;
        this.readers = readers;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The customer writes. A draft that was stored before is answered with what was stored, also when the conversation is
     * over by now.
     *
     * @param contact who says so, by the channel
     * @param uploadedBy who has uploaded the file that goes along; null for what the channel received
     * @throws Problem not-found, when it is not theirs; conflict, when it is over; validation
     */
    public ConversationMessageView fromCustomer(
            UUID conversationId, String contact, @Nullable UUID uploadedBy, MessageDraft draft) {
        Conversation locked = conversations
                .lock(conversationId)
                .filter(each -> each.contact().equals(contact))
                .orElseThrow(Problem::notFound);
        return sent(locked, Author.CUSTOMER, null, uploadedBy, draft);
    }

    /**
     * The customer writes in the conversation that they began last on a channel, as above; absent when they never began one.
     *
     * @param uploadedBy as above
     * @throws Problem conflict, when it is over; validation
     */
    public Optional<ConversationMessageView> fromCustomer(
            Channel channel, String contact, @Nullable UUID uploadedBy, MessageDraft draft) {
        return conversations
                .lockLastOf(channel, contact)
                .map(locked -> sent(locked, Author.CUSTOMER, null, uploadedBy, draft));
    }

    /**
     * Its agent writes. A draft that they stored before is answered with what was stored, also when the conversation is
     * over or somebody else's by now.
     *
     * @throws Problem not-found, when it is not for them to see; conflict, when it is over or not theirs; validation
     */
    public ConversationMessageView fromAgent(ActingAgent acting, UUID conversationId, MessageDraft draft) {
        Conversation locked = conversations
                .lock(conversationId)
                .filter(each -> readers.reads(acting, each))
                .orElseThrow(Problem::notFound);
        if (!locked.over() && !locked.attendedBy(acting.id())) {
            return before(locked, Author.AGENT, checked(draft))
                    .filter(each -> acting.id().equals(each.agentId()))
                    .map(each -> views.of(locked.id(), each))
                    .orElseThrow(() -> Problem.conflict("conversation.problem.not-yours"));
        }
        return sent(locked, Author.AGENT, acting.id(), acting.id(), draft);
    }

    /** Says something in a conversation that the transaction has locked, and answers it as it is then. */
    public Conversation said(Conversation locked, Map<String, Object> event, @Nullable UUID agentId) {
        var message = new ConversationMessage(
                locked.lastSeq() + 1, Author.SYSTEM, agentId, null, Kind.EVENT, "", null, event, clock.instant());
        return append(locked, message).orElseThrow().conversation();
    }

    /** Stores what one side sends in a conversation that the transaction has locked. */
    ConversationMessageView sent(
            Conversation locked,
            Author author,
            @Nullable UUID agentId,
            @Nullable UUID uploadedBy,
            MessageDraft wanted) {
        MessageDraft draft = checked(wanted);
        // Only where it matters before it is written: whether it was sent already, writing it finds out by itself.
        if (locked.over() || draft.attachmentId() != null) {
            Optional<ConversationMessage> before = before(locked, author, draft);
            if (before.isPresent()) {
                return views.of(locked.id(), before.get());
            }
        }
        if (locked.over()) {
            throw Problem.conflict("conversation.problem.over");
        }
        claim(uploadedBy, draft.attachmentId());
        var message = new ConversationMessage(
                locked.lastSeq() + 1,
                author,
                agentId,
                draft.clientId(),
                draft.attachmentId() == null ? Kind.TEXT : Kind.FILE,
                draft.text(),
                draft.attachmentId(),
                null,
                clock.instant());
        return append(locked, message)
                .map(MessageSent::view)
                .orElseGet(() ->
                        views.of(locked.id(), before(locked, author, draft).orElseThrow()));
    }

    private Optional<ConversationMessage> before(Conversation locked, Author author, MessageDraft draft) {
        return messages.sent(locked.id(), author, draft.clientId());
    }

    private Optional<MessageSent> append(Conversation locked, ConversationMessage message) {
        return messages.append(locked, message).map(now -> {
            var sent = new MessageSent(now, message, views.of(locked.id(), message));
            events.publishEvent(sent);
            return sent;
        });
    }

    // A file is of one message alone: what is sent was uploaded by who sends it, and stands nowhere else.
    private void claim(@Nullable UUID uploadedBy, @Nullable UUID attachmentId) {
        if (attachmentId == null) {
            return;
        }
        try {
            attachments.claim(uploadedBy, List.of(attachmentId));
        } catch (Problem refused) {
            throw refused.kind().equals("validation")
                    ? Problem.validation(FieldProblem.of("attachmentId", "unknown", "problem.field.unknown"))
                    : refused;
        }
    }

    private static MessageDraft checked(MessageDraft draft) {
        List<FieldProblem> problems = new ArrayList<>();
        String text = withoutControls(draft.text()).strip();
        if (ShortText.invisible(text) && draft.attachmentId() == null) {
            problems.add(FieldProblem.of("text", "required", "problem.field.required"));
        }
        if (ShortText.length(text) > MessageDraft.LONGEST_TEXT) {
            problems.add(FieldProblem.of("text", "size", "problem.field.size", 1, MessageDraft.LONGEST_TEXT));
        }
        if (draft.clientId().isBlank() || ShortText.length(draft.clientId()) > MessageDraft.LONGEST_CLIENT_ID) {
            problems.add(FieldProblem.of("clientId", "size", "problem.field.size", 1, MessageDraft.LONGEST_CLIENT_ID));
        }
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return new MessageDraft(draft.clientId(), text, draft.attachmentId());
    }

    private static String withoutControls(String text) {
        return CONTROLS.matcher(text).replaceAll("");
    }
}
