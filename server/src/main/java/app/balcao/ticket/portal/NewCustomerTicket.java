package app.balcao.ticket.portal;

import app.balcao.ticket.FieldChecks;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer says of a ticket that they open at the portal. Fields are checked by the service, all at once. */
public record NewCustomerTicket(
        @Schema(description = "One that customers may choose", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        UUID departmentId,

        @Schema(description = "One of the department's categories; required where the department says so") @Nullable
        UUID categoryId,

        @Schema(
                maxLength = FieldChecks.SUBJECT_LENGTH,
                example = "Gaveta do armário não fecha",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String subject,

        @Schema(
                maxLength = FieldChecks.PLAIN_LENGTH,
                description = "Without any format; may be missing where there are files",
                example = "Montei como diz o manual, mas a gaveta de baixo não fecha.")
        @Nullable
        String text,

        @Schema(description = "Files that the customer uploaded before, 25 MB in all") @Nullable
        List<UUID> attachmentIds,

        @Schema(
                description = "What customers are asked in the department and category, by the custom field's id",
                example = "{}")
        @Nullable
        Map<UUID, @Nullable Object> fields,

        @Schema(description = "The number of a ticket of the same customer that this one goes on from") @Nullable
        Long previousNumber) {}
