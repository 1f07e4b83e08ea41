package app.balcao.people;

import app.balcao.people.DepartmentSettings.Pictures;
import app.balcao.people.store.DepartmentRepository;
import app.balcao.people.store.PhotoRepository;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.AttachmentReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pictures of departments (DEP-6), which every agent may see. */
@Component
class DepartmentPictures implements AttachmentReader {

    private final DepartmentRepository departments;
    private final PhotoRepository photos;
    private final Clock clock;

    DepartmentPictures(DepartmentRepository departments, PhotoRepository photos, Clock clock) {
        this.departments = departments;
        this.photos = photos;
        this.clock = clock;
    }

    @Override
    public boolean mayRead(UUID agentId, UUID attachmentId) {
        return departments.isPicture(attachmentId);
    }

    /**
     * Puts pictures that the agent uploaded in the place of others.
     *
     * @throws Problem validation, for what is no picture of theirs
     */
    void change(UUID departmentId, UUID agentId, Pictures before, Pictures after) {
        List<FieldProblem> problems = new ArrayList<>();
        claim("pictures.logoId", before.logoId(), after.logoId(), agentId, problems);
        claim("pictures.chatOnlineId", before.chatOnlineId(), after.chatOnlineId(), agentId, problems);
        claim("pictures.chatOfflineId", before.chatOfflineId(), after.chatOfflineId(), agentId, problems);
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        departments.update(departmentId, after);
        release(before.logoId(), after.logoId());
        release(before.chatOnlineId(), after.chatOnlineId());
        release(before.chatOfflineId(), after.chatOfflineId());
    }

    private void claim(
            String field, @Nullable UUID before, @Nullable UUID after, UUID agentId, List<FieldProblem> problems) {
        if (after != null && !after.equals(before) && !photos.claim(after, agentId, clock.instant())) {
            problems.add(FieldProblem.of(field, "unknown", "people.photo.unknown"));
        }
    }

    private void release(@Nullable UUID before, @Nullable UUID after) {
        if (before != null && !Objects.equals(before, after)) {
            photos.release(before);
        }
    }
}
