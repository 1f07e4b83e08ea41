package app.balcao.customer;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a customer people fill in. The annotations describe it in the OpenAPI document;
 * {@link CustomerRules} checks it.
 *
 * @param emails bare addresses; none is allowed
 * @param phone free text with a digit, as people write numbers
 * @param canOpenTickets true when left out
 * @param active true when left out
 */
public record CustomerFields(
        @NotBlank @Size(max = 250) @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String name,

        @Size(max = 20) @Nullable List<@Nullable String> emails,
        @Size(max = 20) @Nullable String phone,
        @Nullable UUID organizationId,
        @Size(max = 250) @Nullable String externalId,

        @Schema(allowableValues = {"pt-BR", "en", "es"}) @Nullable
        String language,

        @Nullable Boolean canOpenTickets,
        @Nullable Boolean active,
        @Size(max = 20_000) @Nullable String notes,

        @Schema(
                description = "What is asked of customers, by the custom field's id; what is not named stays",
                example = "{}")
        @Nullable
        Map<UUID, @Nullable Object> fields) {

    /** The same with what is hidden from its editor as it was (PRV-4). */
    CustomerFields withHiddenOf(Customer before) {
        return new CustomerFields(
                name,
                List.copyOf(before.emails()),
                before.phone(),
                organizationId,
                before.externalId(),
                language,
                canOpenTickets,
                active,
                notes,
                fields);
    }
}
