package app.balcao.ticket.copy;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom an agent wants in copy. Fields are checked by the service. */
public record CopyForm(
        @Schema(
                maxLength = 250,
                example = "contabilidade@padariaaurora.example",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String address,

        @Schema(maxLength = 250, example = "Contabilidade") @Nullable
        String name) {}
