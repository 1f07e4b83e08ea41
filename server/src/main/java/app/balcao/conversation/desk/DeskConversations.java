package app.balcao.conversation.desk;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationEnding;
import app.balcao.conversation.ConversationMessageView;
import app.balcao.conversation.ConversationMessages;
import app.balcao.conversation.EndReason;
import app.balcao.conversation.MessageDraft;
import app.balcao.conversation.desk.ConversationFilter.View;
import app.balcao.conversation.store.ConversationLists;
import app.balcao.conversation.store.ConversationMessageReads;
import app.balcao.conversation.store.DeskRepository;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.text.ShortText;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What agents do with conversations day by day: find, read, write in, and end them. */
@Service
@Transactional
public class DeskConversations {

    public static final int LONGEST_SUMMARY = 4_000;

    private static final String SUMMARY = "closing.summary";

    private final Desk desk;
    private final ConversationLists lists;
    private final ConversationMessageReads reads;
    private final ConversationMessages messages;
    private final ConversationEnding ending;
    private final DeskRepository repository;
    private final Clock clock;

    DeskConversations(
            Desk desk,
            ConversationLists lists,
            ConversationMessageReads reads,
            ConversationMessages messages,
            ConversationEnding ending,
            DeskRepository repository,
            Clock clock) {
        this.desk = desk;
        this.lists = lists;
        this.reads = reads;
        this.messages = messages;
        this.ending = ending;
        this.repository = repository;
        this.clock = clock;
    }

    /** Those of a view that the agent sees; who waits longest comes first among those that wait, else the newest. */
    @Transactional(readOnly = true)
    public Page<ConversationRow> list(ActingAgent acting, ConversationFilter filter, PageRequest page) {
        return filter.view() == View.MINE
                        && filter.agentId() != null
                        && !filter.agentId().equals(acting.id())
                ? new Page<>(List.of(), null)
                : lists.list(acting, filter, page);
    }

    /** @throws Problem not-found, when it does not exist or is not for the agent to see */
    @Transactional(readOnly = true)
    public ConversationRow row(ActingAgent acting, UUID id) {
        desk.seen(acting, id);
        return lists.find(acting, id).orElseThrow(Problem::notFound);
    }

    /** One that the agent has just passed on, and may not see any more. */
    @Transactional(readOnly = true)
    public ConversationRow handed(ActingAgent acting, UUID id) {
        return lists.find(acting, id).orElseThrow(Problem::notFound);
    }

    /**
     * Messages before a number, oldest of them first.
     *
     * @throws Problem not-found, when it does not exist or is not for the agent to see
     */
    @Transactional(readOnly = true)
    public List<ConversationMessageView> before(ActingAgent acting, UUID id, long seq, int limit) {
        return reads.before(desk.seen(acting, id).id(), seq, limit);
    }

    /** Writes to the customer; see {@link ConversationMessages#fromAgent}. */
    public ConversationMessageView write(ActingAgent acting, UUID id, MessageDraft draft) {
        return messages.fromAgent(acting, id, draft);
    }

    /**
     * Its agent ends it, or who leads the department; what is over already stays as it ended.
     *
     * @param form how it ended; must be there where the queue asks for it
     * @throws Problem not-found; conflict, when somebody else attends it; validation
     */
    public void end(ActingAgent acting, UUID id, @Nullable ClosingForm form) {
        Conversation locked = desk.locked(acting, id);
        ClosingForm closing = checked(locked, form);
        if (locked.over()) {
            return;
        }
        if (!locked.attendedBy(acting.id()) && !acting.leads(locked.departmentId())) {
            throw Problem.conflict("conversation.problem.not-yours");
        }
        if (closing != null) {
            repository.storeClosing(id, acting.id(), closing, clock.instant());
        }
        ending.end(locked, EndReason.AGENT, acting.id());
        desk.changed(id, "ENDED");
    }

    private @Nullable ClosingForm checked(Conversation conversation, @Nullable ClosingForm form) {
        String summary = form == null ? "" : form.summary().strip();
        boolean silent = ShortText.invisible(summary);
        if (silent && !conversation.over() && repository.asksAtTheEnd(conversation.queueId())) {
            throw Problem.validation(FieldProblem.of(SUMMARY, "required", "problem.field.required"));
        }
        if (form == null) {
            return null;
        }
        if (silent) {
            // Whether it was solved is kept without a summary as well.
            return new ClosingForm(form.solved(), "");
        }
        if (ShortText.length(summary) > LONGEST_SUMMARY) {
            throw Problem.validation(FieldProblem.of(SUMMARY, "size", "problem.field.size", 1, LONGEST_SUMMARY));
        }
        return new ClosingForm(form.solved(), summary);
    }
}
