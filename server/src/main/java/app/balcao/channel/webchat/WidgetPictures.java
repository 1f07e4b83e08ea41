package app.balcao.channel.webchat;

import app.balcao.people.Department;
import app.balcao.people.DepartmentSettings.Pictures;
import app.balcao.people.DepartmentUse;
import app.balcao.people.Departments;
import app.balcao.platform.files.Attachment;
import app.balcao.platform.files.Attachments;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The pictures of the departments that visitors may choose (WCH-5), for anybody. */
@Service
public class WidgetPictures {

    private final Departments departments;
    private final Attachments attachments;

    WidgetPictures(Departments departments, Attachments attachments) {
        this.departments = departments;
        this.attachments = attachments;
    }

    /** What there is to show of each department. */
    Map<UUID, Pictures> byDepartment() {
        Map<UUID, Pictures> found = new HashMap<>();
        for (Department each : departments.offered(DepartmentUse.CHAT)) {
            found.put(each.id(), each.pictures());
        }
        return found;
    }

    /** The one for how a department stands; else its logo; null for neither. */
    static @Nullable UUID fitting(Pictures pictures, boolean online) {
        UUID own = online ? pictures.chatOnlineId() : pictures.chatOfflineId();
        return own == null ? pictures.logoId() : own;
    }

    /** A picture of a department; absent for any other file. */
    @Transactional(readOnly = true)
    public Optional<Attachment> find(UUID id) {
        boolean shown = byDepartment().values().stream()
                .flatMap(each -> Stream.of(each.logoId(), each.chatOnlineId(), each.chatOfflineId()))
                .filter(Objects::nonNull)
                .anyMatch(id::equals);
        return shown ? attachments.find(List.of(id)).stream().findFirst() : Optional.empty();
    }

    /** Its bytes. The caller closes the stream. */
    public InputStream open(Attachment picture) {
        return attachments.open(picture);
    }
}
