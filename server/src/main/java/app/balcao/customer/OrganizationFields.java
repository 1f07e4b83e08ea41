package app.balcao.customer;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of an organization people fill in. The annotations describe it in the OpenAPI document;
 * {@link OrganizationRules} checks it.
 */
public record OrganizationFields(
        @NotBlank @Size(max = 250) @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String name,

        @Nullable UUID parentId,
        @Size(max = 100) @Nullable List<@Nullable String> domains,
        @Size(max = 20_000) @Nullable String notes) {}
