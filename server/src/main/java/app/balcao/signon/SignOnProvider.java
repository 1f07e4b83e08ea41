package app.balcao.signon;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A provider as administrators see it. What its kind does not have is null; the secret is never shown.
 *
 * @param issuer who vouches: the domain in a token's {@code iss}, an OpenID issuer, a SAML entity id
 * @param url where people are sent: the page that makes customers' tokens, or the SAML provider's SSO address
 * @param emailClaim claim or attribute that holds the e-mail; null for a SAML subject that is the e-mail
 * @param verifiedOnly whether an OpenID provider must say that the e-mail is verified
 * @param certificates of a SAML provider, in PEM
 * @param unsolicited whether SAML responses are taken that nobody asked for here
 * @param endpoint the address here that the provider sends people to
 * @param metadataUrl what a SAML provider reads about this program
 */
public record SignOnProvider(
        UUID id,
        SignOnKind kind,
        String label,
        boolean active,
        String issuer,
        @Nullable String url,
        @Nullable String clientId,
        @Nullable String scopes,
        @Nullable String emailClaim,
        boolean verifiedOnly,
        @Nullable String certificates,
        boolean unsolicited,
        String endpoint,
        @Nullable String metadataUrl,
        Instant createdAt,
        int version) {}
