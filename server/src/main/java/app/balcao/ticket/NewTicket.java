package app.balcao.ticket;

import app.balcao.ticket.copy.CopyForm;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an agent says of a ticket they open for a customer (OPN-11). Fields are checked by the service, all at once. */
public record NewTicket(
        @Schema(description = "The customer it is for", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        UUID customerId,

        @Schema(description = "The department that will work on it", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        UUID departmentId,

        @Schema(description = "One of the department's categories; required where the department says so") @Nullable
        UUID categoryId,

        @Schema(
                maxLength = 250,
                example = "Nota fiscal de outubro não chegou",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String subject,

        @Schema(
                maxLength = 500_000,
                example = "<p>A cliente ligou: a nota não chegou.</p>",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String html,

        @Schema(minimum = "1", maximum = "4", description = "1 low, 2 normal, 3 high, 4 urgent; else the department's")
        @Nullable
        Integer priority,

        @Schema(description = "Who is responsible at once; for administrators and managers only") @Nullable
        UUID agentId,

        @Schema(
                description = "Whether who is responsible gets the customer's messages by e-mail",
                defaultValue = "false")
        @Nullable
        Boolean notifyAgent,

        @Schema(description = "Whether the customer gets the answers by e-mail", defaultValue = "true") @Nullable
        Boolean notifyCustomer,

        @Schema(description = "Files uploaded before, 25 MB in all; pictures of the text among them") @Nullable
        List<UUID> attachmentIds,

        @Schema(
                description = "What is asked at opening in the department and category, by the custom field's id",
                example = "{}")
        @Nullable
        Map<UUID, @Nullable Object> fields,

        @Schema(description = "Who outside gets its answers in copy, 20 at most", example = "[]") @Nullable
        List<@Nullable CopyForm> copies) {}
