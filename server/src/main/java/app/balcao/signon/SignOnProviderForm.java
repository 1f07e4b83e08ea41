package app.balcao.signon;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What of a provider people fill in; see {@link SignOnProvider}. What its kind does not have is left aside. The
 * annotations describe it in the OpenAPI document; {@link ProviderRules} checks it.
 *
 * @param secret the key or the client's secret; left out, the one that is kept stays
 * @param metadata a SAML provider's metadata, from which issuer, address and certificates are read
 */
public record SignOnProviderForm(
        @NotNull @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        SignOnKind kind,

        @NotBlank @Size(max = 60) @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String label,

        @Nullable Boolean active,
        @Size(max = 500) @Nullable String issuer,
        @Size(max = 2000) @Nullable String url,
        @Size(max = 500) @Nullable String secret,
        @Size(max = 500) @Nullable String clientId,
        @Size(max = 500) @Nullable String scopes,
        @Size(max = 250) @Nullable String emailClaim,
        @Nullable Boolean verifiedOnly,
        @Size(max = 20_000) @Nullable String certificates,
        @Nullable Boolean unsolicited,
        @Size(max = 200_000) @Nullable String metadata) {}
