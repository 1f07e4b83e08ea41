package app.balcao.ticket.transfer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a ticket is passed on to. At least one of department and agent is named (TRF-5). */
public record Transfer(
        @Schema(description = "An active department; absent for the ticket's own") @Nullable
        UUID departmentId,

        @Schema(description = "An active agent of that department; absent for its queue") @Nullable
        UUID agentId,

        @Schema(maxLength = 1000, example = "A cliente quer negociar o prazo.", description = "For the history")
        @Nullable
        String note) {}
