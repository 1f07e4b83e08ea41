package app.balcao.channel.webchat;

import app.balcao.people.AgentPhotos;
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

/** The pictures of the departments that visitors may choose (WCH-5), and of agents (CAG-3), for anybody. */
@Service
public class WidgetPictures {

    private final Departments departments;
    private final AgentPhotos agents;
    private final Attachments attachments;

    WidgetPictures(Departments departments, AgentPhotos agents, Attachments attachments) {
        this.departments = departments;
        this.agents = agents;
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

    /** Where a picture is, below the address of a widget; null for none. */
    public static @Nullable String address(@Nullable UUID id) {
        return id == null ? null : "/pictures/" + id;
    }

    /** A picture of a department or of an agent; absent for any other file. */
    @Transactional(readOnly = true)
    public Optional<Attachment> find(UUID id) {
        boolean shown = agents.mayBeShown(id) || ofDepartment(id);
        return shown ? attachments.find(List.of(id)).stream().findFirst() : Optional.empty();
    }

    private boolean ofDepartment(UUID id) {
        return byDepartment().values().stream()
                .flatMap(each -> Stream.of(each.logoId(), each.chatOnlineId(), each.chatOfflineId()))
                .filter(Objects::nonNull)
                .anyMatch(id::equals);
    }

    /** Its bytes. The caller closes the stream. */
    public InputStream open(Attachment picture) {
        return attachments.open(picture);
    }
}
