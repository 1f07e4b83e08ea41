package app.balcao.channel.webchat;

import app.balcao.conversation.ConversationFiles;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Attachment;
import app.balcao.platform.files.Attachments;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Files that visitors send in the conversation that they have open, and have of it (WCH-23). */
@Service
public class VisitorFiles {

    private final VisitorConversations conversations;
    private final ConversationFiles files;
    private final Attachments attachments;
    private final FileLinks links;

    VisitorFiles(
            VisitorConversations conversations, ConversationFiles files, Attachments attachments, FileLinks links) {
        this.conversations = conversations;
        this.files = files;
        this.attachments = attachments;
        this.links = links;
    }

    /**
     * Takes a file, which the visitor then sends with a message.
     *
     * @throws Problem conflict, while they have no conversation open; too-large
     */
    public Attachment upload(UUID visitorId, @Nullable String name, InputStream content) throws IOException {
        if (conversations.current(visitorId, null).isEmpty()) {
            throw Problem.conflict("webchat.none");
        }
        return attachments.upload(visitorId, name, content);
    }

    /** The file at an address that the visitor was told, see {@link FileLinks}; absent also once it is good no longer. */
    public Optional<Attachment> find(UUID conversationId, UUID fileId, long until, String signature) {
        return links.good(conversationId, fileId, until, signature)
                ? files.find(conversationId, fileId)
                : Optional.empty();
    }

    /** The bytes of a file. The caller closes the stream. */
    public InputStream open(Attachment file) {
        return files.open(file);
    }
}
