package app.balcao.ticket;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an agent asks a department for (OPN-17). Fields are checked by the service, all at once. */
public record NewInternalTicket(
        @Schema(
                description = "The department that is asked; one that accepts internal tickets",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        UUID departmentId,

        @Schema(description = "One of the department's categories; required where the department says so") @Nullable
        UUID categoryId,

        @Schema(
                maxLength = 250,
                example = "Segunda via do contrato de locação",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String subject,

        @Schema(
                maxLength = 500_000,
                example = "<p>O jurídico ainda tem o contrato assinado?</p>",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String html,

        @Schema(minimum = "1", maximum = "4", description = "1 low, 2 normal, 3 high, 4 urgent; else the department's")
        @Nullable
        Integer priority,

        @Schema(description = "In whose name; one of the asking agent's departments, and only asked of who has several")
        @Nullable
        UUID representedDepartmentId,

        @Schema(description = "Who is responsible at once; for administrators and managers only") @Nullable
        UUID agentId,

        @Schema(description = "Files uploaded before, 25 MB in all; pictures of the text among them") @Nullable
        List<UUID> attachmentIds,

        @Schema(
                description = "What is asked at opening in the department and category, by the custom field's id",
                example = "{}")
        @Nullable
        Map<UUID, @Nullable Object> fields) {}
