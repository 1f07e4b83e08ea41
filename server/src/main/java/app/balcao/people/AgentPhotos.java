package app.balcao.people;

import app.balcao.people.store.PhotoRepository;
import app.balcao.platform.files.AttachmentReader;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everybody in the account may see their colleagues' pictures, and whom they attend may see theirs (CAG-3). */
@Component
public class AgentPhotos implements AttachmentReader {

    private final PhotoRepository photos;

    AgentPhotos(PhotoRepository photos) {
        this.photos = photos;
    }

    @Override
    public boolean mayRead(UUID agentId, UUID attachmentId) {
        return photos.isPhoto(attachmentId);
    }

    /** Whether an active agent shows themselves by it: what customers may see, who are told its id. */
    @Transactional(readOnly = true)
    public boolean mayBeShown(UUID attachmentId) {
        return photos.isPhotoOfActive(attachmentId);
    }
}
