package app.balcao.conversation.binding;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which bindings are looked for (BND-70); null for any. */
public record BindingFilter(
        @Nullable UUID agentId,
        @Nullable UUID departmentId,
        @Nullable String email) {}
