package app.balcao.ticket.edit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a ticket shall have been opened with (EDT-2, EDT-3). What is absent stays, but the category, which is taken off. */
public record TicketEdit(
        @Schema(maxLength = 250, example = "Nota fiscal de outubro com valor errado") @Nullable
        String subject,

        @Schema(maxLength = 500_000, description = "The first message", example = "<p>A nota veio com outro valor.</p>")
        @Nullable
        String html,

        @Nullable UUID departmentId,

        @Schema(description = "One of the department's categories; absent for none") @Nullable
        UUID categoryId,

        @Schema(minimum = "1", maximum = "4", description = "1 low, 2 normal, 3 high, 4 urgent") @Nullable
        Integer priority,

        @Schema(description = "Another customer; once somebody is responsible, and not of an internal ticket") @Nullable
        UUID customerId,

        @Schema(description = "Whether the customer gets the answers by e-mail; once somebody is responsible") @Nullable
        Boolean notifyCustomer,

        @Schema(description = "Files uploaded before, to be added to the first message") @Nullable
        List<UUID> attachmentIds,

        @Schema(
                description =
                        "Custom fields of the opening, by their ids; once somebody is responsible, and before that what a"
                                + " new department or category asks beyond the former")
        @Nullable
        Map<UUID, @Nullable Object> fields) {}
