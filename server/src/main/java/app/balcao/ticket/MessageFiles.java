package app.balcao.ticket;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.store.AttachmentClaims;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Makes uploads the files of a message. */
@Component
class MessageFiles {

    /** What the files of one message may weigh together (RPL-14, RPL-15). */
    static final long LIMIT_BYTES = 25L * 1024 * 1024;

    private final AttachmentClaims claims;

    MessageFiles(AttachmentClaims claims) {
        this.claims = claims;
    }

    /**
     * Claims an agent's uploads for a message with the given content.
     *
     * @throws Problem validation for a file that is not theirs or not free; too-large (413) beyond 25 MB together
     */
    List<MessageFile> claim(UUID agentId, List<UUID> ids, String html, OffsetDateTime now) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Long> sizes = claims.claim(agentId, ids, now);
        List<FieldProblem> unknown = new ArrayList<>();
        List<MessageFile> files = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < ids.size(); i++) {
            UUID id = ids.get(i);
            Long size = sizes.get(id);
            if (size == null) {
                unknown.add(FieldProblem.of("attachmentIds[" + i + "]", "unknown", "problem.field.unknown"));
            } else {
                sum += size;
                files.add(new MessageFile(id, html.contains(TicketMessage.attachmentUrl(id))));
            }
        }
        if (!unknown.isEmpty()) {
            throw Problem.validation(unknown);
        }
        if (sum > LIMIT_BYTES) {
            throw Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "problem.too-large");
        }
        return files;
    }
}
