package app.balcao.conversation;

import app.balcao.conversation.store.ConversationMessageRepository;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.platform.files.Attachment;
import app.balcao.platform.files.Attachments;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files of a conversation as its customer has them (WCH-23); whom that is, the channel makes sure of. */
@Service
public class ConversationFiles {

    private final ConversationRepository conversations;
    private final ConversationMessageRepository messages;
    private final Attachments attachments;

    ConversationFiles(
            ConversationRepository conversations, ConversationMessageRepository messages, Attachments attachments) {
        this.conversations = conversations;
        this.messages = messages;
        this.attachments = attachments;
    }

    /** A file that a message of a conversation carries. */
    @Transactional(readOnly = true)
    public Optional<Attachment> find(UUID conversationId, UUID fileId) {
        return conversations.find(conversationId).isPresent() && messages.carries(conversationId, fileId)
                ? attachments.find(List.of(fileId)).stream().findFirst()
                : Optional.empty();
    }

    /** The bytes of a file. The caller closes the stream. */
    public InputStream open(Attachment file) {
        return attachments.open(file);
    }
}
