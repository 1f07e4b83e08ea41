package app.balcao.signon.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token that a company's own system made and signed with the key it shares with this program (SEC-38). HS256 is the
 * only algorithm there is here, whatever the token says of itself; the comparison takes the same time wherever two
 * signatures differ.
 */
public final class SignedToken {

    /** How far ahead a token may end. */
    public static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

    // Clocks of two machines that are set by the network differ by less.
    private static final Duration LEEWAY = Duration.ofSeconds(30);
    private static final int LONGEST = 8_192;

    private final SignedJWT jwt;
    private final JWTClaimsSet claims;

    private SignedToken(SignedJWT jwt, JWTClaimsSet claims) {
        this.jwt = jwt;
        this.claims = claims;
    }

    /** Reads a token, of which nothing is proven yet; absent for what is none, or is signed in another way. */
    public static Optional<SignedToken> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            return claims != null && JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
                    ? Optional.of(new SignedToken(jwt, claims))
                    : Optional.empty();
        } catch (ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The account that a text names which is no token of ours, such as one without a signature; nothing is proven. */
    public static Optional<String> accountNamedBy(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JWTClaimsSet claims = JWTParser.parse(text).getJWTClaimsSet();
            return claims != null && claims.getClaim("account") instanceof String account
                    ? Optional.of(account.strip())
                    : Optional.empty();
        } catch (ParseException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** A claim's text; null when it is absent, blank, or no text. */
    public @Nullable String text(String claim) {
        return claims.getClaim(claim) instanceof String text && !text.isBlank() ? text.strip() : null;
    }

    /** Whether a claim says true; absent and everything else says no. */
    public boolean truth(String claim) {
        return Boolean.TRUE.equals(claims.getClaim(claim));
    }

    /** What is wrong with the token: its signature first, then its times. */
    public Optional<TokenFault> fault(byte[] key, Instant now) {
        return signedWith(key) ? timeFault(now) : Optional.of(TokenFault.WRONG_SIGNATURE);
    }

    private boolean signedWith(byte[] key) {
        try {
            return jwt.verify(new MACVerifier(key));
        } catch (JOSEException unsuitable) {
            return false;
        }
    }

    private Optional<TokenFault> timeFault(Instant now) {
        @Nullable Instant issued = instant(claims.getIssueTime());
        @Nullable Instant notBefore = instant(claims.getNotBeforeTime());
        @Nullable Instant expires = end();
        if (expires == null) {
            return Optional.of(TokenFault.NO_TIME);
        }
        if (!expires.isAfter(now)) {
            return Optional.of(TokenFault.EXPIRED);
        }
        if (expires.isAfter(now.plus(LONGEST_LIFE).plus(LEEWAY))) {
            return Optional.of(TokenFault.TOO_LONG_LIVED);
        }
        Instant latest = now.plus(LEEWAY);
        boolean early = (issued != null && issued.isAfter(latest)) || (notBefore != null && notBefore.isAfter(latest));
        return early ? Optional.of(TokenFault.NOT_YET) : Optional.empty();
    }

    /** When the token ends: as it says, else five minutes after it was made; null when it tells neither. */
    public @Nullable Instant end() {
        @Nullable Instant expires = instant(claims.getExpirationTime());
        @Nullable Instant issued = instant(claims.getIssueTime());
        return expires != null ? expires : issued == null ? null : issued.plus(LONGEST_LIFE);
    }

    /**
     * What the token is known by once it was used: its {@code jti}, else all that its signature covers. The signature
     * itself is left out, since it can be written in more than one way.
     */
    public byte[] fingerprint() {
        String id = claims.getJWTID();
        String known =
                id == null ? "token:" + new String(jwt.getSigningInput(), StandardCharsets.US_ASCII) : "jti:" + id;
        try {
            return MessageDigest.getInstance("SHA-256").digest(known.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
