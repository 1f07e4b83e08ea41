package app.balcao.conversation.web;

import app.balcao.conversation.desk.ConversationFilter;
import app.balcao.conversation.desk.ConversationFilter.View;
import app.balcao.platform.text.EmailAddress;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which conversations are wanted; what is left out leaves it open. */
record ConversationParameters(
        @Schema(defaultValue = "MINE") @Nullable View view,
        @Nullable UUID departmentId,
        @Nullable UUID agentId,

        @Schema(description = "A label that it has") @Nullable
        UUID labelId,

        @Nullable UUID customerId,

        @Schema(description = "The customer's organization, or one that it belongs to") @Nullable
        UUID organizationId,

        @Schema(example = "clara@nogueira.example") @Nullable @Size(max = 320)
        String email,

        @Schema(description = "The first protocol", example = "200") @Nullable
        Long numberFrom,

        @Schema(description = "The last protocol", example = "300") @Nullable
        Long numberTo,

        @Nullable Instant openedFrom,
        @Schema(description = "Not included") @Nullable Instant openedTo) {

    ConversationFilter filter() {
        return new ConversationFilter(
                view == null ? View.MINE : view,
                departmentId,
                agentId,
                labelId,
                customerId,
                organizationId,
                email == null || email.isBlank()
                        ? null
                        : EmailAddress.canonical(email).orElse(email),
                numberFrom,
                numberTo,
                at(openedFrom),
                at(openedTo));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
