package app.balcao.people;

import app.balcao.people.store.PhotoRepository;
import app.balcao.platform.files.AttachmentReader;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Everybody in the account may see their colleagues' pictures. */
@Component
final class AgentPhotos implements AttachmentReader {

    private final PhotoRepository photos;

    AgentPhotos(PhotoRepository photos) {
        this.photos = photos;
    }

    @Override
    public boolean mayRead(UUID agentId, UUID attachmentId) {
        return photos.isPhoto(attachmentId);
    }
}
