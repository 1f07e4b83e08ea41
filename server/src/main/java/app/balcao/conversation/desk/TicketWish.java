package app.balcao.conversation.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a ticket that goes on from a conversation is to be; what is left out is taken from the conversation. */
public record TicketWish(
        @Schema(description = "Whom it is for, where the conversation's customer is nobody's record") @Nullable
        UUID customerId,

        @Nullable UUID departmentId,
        @Nullable UUID categoryId,

        @Schema(maxLength = 250, example = "Troca do sofá do pedido 4711") @Nullable
        String subject,

        @Schema(description = "What is asked at opening, by the custom field's id", example = "{}") @Nullable
        Map<UUID, @Nullable Object> fields) {}
