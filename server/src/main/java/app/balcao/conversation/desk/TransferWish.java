package app.balcao.conversation.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To whom a conversation is to be passed on: an agent, or a department. */
public record TransferWish(
        @Schema(description = "An agent who attends the department's chat; or else a department") @Nullable
        UUID agentId,

        @Schema(description = "A department, in whose queue it waits; or else an agent", example = "null") @Nullable
        UUID departmentId,

        @Schema(maxLength = 1000, example = "Quer trocar o sofá do pedido 4711.") @Nullable
        String note) {}
