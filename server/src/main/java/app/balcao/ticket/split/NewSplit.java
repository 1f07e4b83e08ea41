package app.balcao.ticket.split;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an agent says of a ticket that some messages of another are to become. Checked by the service, all at once. */
public record NewSplit(
        @Schema(
                description = "Messages of the ticket, 100 at most and not its first; the oldest is one that the"
                        + " customer sees",
                example = "[\"0199d0a2-6f4e-7c31-9a55-3f1f6f0c2b17\"]",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        List<@Nullable UUID> messageIds,

        @Schema(maxLength = 250, example = "Segunda via da nota fiscal", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String subject,

        @Schema(description = "The department that will work on it", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        UUID departmentId,

        @Schema(description = "One of the department's categories; required where the department says so") @Nullable
        UUID categoryId,

        @Schema(minimum = "1", maximum = "4", description = "1 low, 2 normal, 3 high, 4 urgent; else the department's")
        @Nullable
        Integer priority,

        @Schema(description = "Who is responsible: oneself, or anybody for administrators and managers; else nobody")
        @Nullable
        UUID agentId,

        @Schema(
                description = "Whether the customer is told by e-mail that there are two tickets now, if the ticket"
                        + " writes to them at all",
                defaultValue = "false")
        @Nullable
        Boolean tellCustomer,

        @Schema(
                description = "What is asked at opening in the department and category, by the custom field's id",
                example = "{}")
        @Nullable
        Map<UUID, @Nullable Object> fields) {}
