package app.balcao.field;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a ticket is, or a chat, which has no category: it says which fields are asked of it (FLD-2). */
public record FieldPlace(UUID departmentId, @Nullable UUID categoryId) {}
