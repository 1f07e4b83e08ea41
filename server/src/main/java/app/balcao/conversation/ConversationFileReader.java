package app.balcao.conversation;

import app.balcao.conversation.store.ConversationMessageRepository;
import app.balcao.people.ActingAgents;
import app.balcao.platform.files.AttachmentReader;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets whoever sees a conversation read the files of its messages. */
@Component
class ConversationFileReader implements AttachmentReader {

    private final ConversationMessageRepository messages;
    private final ActingAgents agents;
    private final ConversationReaders readers;

    ConversationFileReader(ConversationMessageRepository messages, ActingAgents agents, ConversationReaders readers) {
        this.messages = messages;
        this.agents = agents;
        this.readers = readers;
    }

    @Override
    public boolean mayRead(UUID agentId, UUID attachmentId) {
        List<Conversation> carried = messages.conversationsWith(attachmentId);
        return !carried.isEmpty()
                && agents.find(agentId)
                        .filter(agent -> carried.stream().anyMatch(each -> readers.reads(agent, each)))
                        .isPresent();
    }
}
