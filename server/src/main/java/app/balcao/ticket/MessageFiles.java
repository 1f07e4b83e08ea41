package app.balcao.ticket;

import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Attachments;
import app.balcao.platform.html.Pictures;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes uploads, and files that came by a channel, the files of a message. */
@Component
public class MessageFiles {

    private final Attachments attachments;

    MessageFiles(Attachments attachments) {
        this.attachments = attachments;
    }

    /**
     * Claims what an agent or a customer uploaded for a message with the given content.
     *
     * @throws Problem validation for a file that is not theirs or not free; too-large (413) beyond 25 MB together
     */
    public List<MessageFile> claim(UUID uploadedBy, List<UUID> ids, String html) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Set<UUID> shown = Pictures.of(html);
        return attachments.claim(uploadedBy, ids).stream()
                .map(each -> new MessageFile(each.id(), shown.contains(each.id())))
                .toList();
    }

    /** Claims what a channel received with a customer's message. */
    public List<MessageFile> claim(List<MessageFile> received) {
        attachments.claim(null, received.stream().map(MessageFile::id).toList());
        return received;
    }
}
