package app.balcao.conversation.desk;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.store.NoteRepository;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What agents tell each other about conversations (CHT-5, CHT-7). Nothing that a customer reads shows it. */
@Service
@Transactional
public class ConversationNotes {

    public static final int LONGEST = 10_000;

    private final Desk desk;
    private final NoteRepository notes;
    private final Clock clock;

    ConversationNotes(Desk desk, NoteRepository notes, Clock clock) {
        this.desk = desk;
        this.notes = notes;
        this.clock = clock;
    }

    /**
     * Keeps a note on a conversation, or whispers to its agent.
     *
     * @throws Problem not-found; forbidden, for who only reads it, and to whisper without leading the department; conflict, to whisper in what is
     *     not attended; validation
     */
    public void add(ActingAgent acting, UUID id, String text, boolean whisper) {
        Conversation conversation = desk.workedOn(acting, desk.seen(acting, id));
        String clean = DeskTexts.required("text", text, LONGEST);
        if (whisper) {
            if (!acting.leads(conversation.departmentId())) {
                throw Problem.forbidden();
            }
            if (conversation.agentId() == null || conversation.over()) {
                throw Problem.conflict("conversation.problem.nobody-attends");
            }
        }
        write(acting.id(), conversation, clean, whisper);
    }

    void write(UUID agentId, Conversation conversation, String text, boolean whisper) {
        notes.insert(conversation.id(), agentId, text, whisper, clock.instant());
        desk.changed(conversation.id(), whisper ? "WHISPER" : "NOTE");
    }
}
