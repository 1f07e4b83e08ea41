package app.balcao.signon;

import org.jspecify.annotations.Nullable;

/** A provider's settings once checked, with what its kind does not have left out; see {@link SignOnProvider}. */
public record CleanProvider(
        SignOnKind kind,
        String label,
        boolean active,
        String issuer,
        @Nullable String url,
        @Nullable String secret,
        @Nullable String clientId,
        @Nullable String scopes,
        @Nullable String emailClaim,
        boolean verifiedOnly,
        @Nullable String certificates,
        boolean unsolicited) {}
