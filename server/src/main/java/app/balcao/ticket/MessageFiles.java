package app.balcao.ticket;

import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Attachments;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes uploads the files of a message. */
@Component
class MessageFiles {

    private final Attachments attachments;

    MessageFiles(Attachments attachments) {
        this.attachments = attachments;
    }

    /**
     * Claims an agent's uploads for a message with the given content.
     *
     * @throws Problem validation for a file that is not theirs or not free; too-large (413) beyond 25 MB together
     */
    List<MessageFile> claim(UUID agentId, List<UUID> ids, String html) {
        return attachments.claim(agentId, ids).stream()
                .map(each -> new MessageFile(each.id(), html.contains(each.url())))
                .toList();
    }
}
