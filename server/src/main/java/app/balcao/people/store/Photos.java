package app.balcao.people.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a browser finds an agent's picture. */
public final class Photos {

    private Photos() {}

    public static @Nullable String url(@Nullable UUID photoId) {
        return photoId == null ? null : "/api/v1/attachments/" + photoId + "/content";
    }
}
