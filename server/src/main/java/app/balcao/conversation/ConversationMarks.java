package app.balcao.conversation;

import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.DeskRepository;
import app.balcao.conversation.store.DeskRepository.Mark;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.Realtime;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far each side has got and read the messages (WCH-23). A mark only moves on, never beyond the last message; whoever
 * follows the conversation is told.
 */
@Service
@Transactional
public class ConversationMarks {

    private final ConversationRepository conversations;
    private final DeskRepository desk;
    private final Realtime realtime;

    ConversationMarks(ConversationRepository conversations, DeskRepository desk, Realtime realtime) {
        this.conversations = conversations;
        this.desk = desk;
        this.realtime = realtime;
    }

    /** How far all have got and read. */
    public record Marks(long customerGotSeq, long customerSeenSeq, long agentGotSeq, long agentSeenSeq) {

        static Marks of(Conversation conversation) {
            return new Marks(
                    conversation.customerGotSeq(),
                    conversation.customerSeenSeq(),
                    conversation.agentGotSeq(),
                    conversation.agentSeenSeq());
        }
    }

    /** The customer's browser has messages up to here. @throws Problem not-found, when it is not theirs */
    public void customerGot(UUID id, String contact, long seq) {
        require(id, contact);
        move(id, seq, Mark.CUSTOMER_GOT);
    }

    /** The customer has read up to here. @throws Problem not-found, when it is not theirs */
    public void customerSaw(UUID id, String contact, long seq) {
        require(id, contact);
        move(id, seq, Mark.CUSTOMER_SEEN, Mark.CUSTOMER_GOT);
    }

    /** Its agent's browser has messages up to here; what others do counts for nothing. @throws Problem not-found */
    public void agentGot(ActingAgent acting, UUID id, long seq) {
        if (attends(acting, id)) {
            move(id, seq, Mark.AGENT_GOT);
        }
    }

    /** Its agent has read up to here; that others read it counts for nothing. @throws Problem not-found */
    public void agentSaw(ActingAgent acting, UUID id, long seq) {
        if (attends(acting, id)) {
            move(id, seq, Mark.AGENT_SEEN, Mark.AGENT_GOT);
        }
    }

    private void require(UUID id, String contact) {
        if (conversations
                .find(id)
                .filter(each -> each.contact().equals(contact))
                .isEmpty()) {
            throw Problem.notFound();
        }
    }

    private boolean attends(ActingAgent acting, UUID id) {
        return conversations
                .find(id)
                .filter(each -> ConversationSight.sees(acting, each))
                .orElseThrow(Problem::notFound)
                .attendedBy(acting.id());
    }

    private void move(UUID id, long seq, Mark... marks) {
        boolean moved = false;
        for (Mark mark : marks) {
            moved |= desk.mark(id, mark, seq);
        }
        if (moved) {
            realtime.pass(
                    ConversationTopic.of(id),
                    "marks",
                    Map.of(
                            "conversationId",
                            id,
                            "marks",
                            Marks.of(conversations.find(id).orElseThrow())));
        }
    }
}
