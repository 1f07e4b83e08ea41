package app.balcao.platform.files;

import java.util.UUID;

/**
 * Says who may read the attachments that something of a module carries: messages of tickets, pictures of
 * agents. Each module that claims attachments brings one; it answers false for those it does not know.
 */
public interface AttachmentReader {

    /** Whether an agent of the current account may read the attachment now. Runs inside a transaction. */
    boolean mayRead(UUID agentId, UUID attachmentId);
}
