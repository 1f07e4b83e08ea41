package app.balcao.conversation.binding;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an administrator fills in for a binding (BND-72); null for nobody chosen, which is refused. */
public record BindingForm(@Nullable UUID agentId, UUID departmentId, String email) {}
