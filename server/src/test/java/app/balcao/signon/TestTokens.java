package app.balcao.signon;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Makes tokens as a company's intranet would, good ones and others. */
public final class TestTokens {

    public static final String KEY = "uma-chave-de-teste-que-chega-tambem-para-o-HS512-com-mais-de-64-bytes!!";

    private TestTokens() {}

    /** Claims that open: of a domain, for an account and an e-mail, good for two minutes, once. */
    static JWTClaimsSet.Builder agent(String issuer, String account, String email) {
        return good(issuer).claim("account", account).claim("email", email);
    }

    public static JWTClaimsSet.Builder good(String issuer) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(in(Duration.ofMinutes(2)));
    }

    static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }

    public static String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, KEY);
    }

    public static String signed(JWTClaimsSet.Builder claims, String key) {
        try {
            return sign(JWSAlgorithm.HS256, new MACSigner(key), claims);
        } catch (JOSEException unsuitable) {
            throw new IllegalArgumentException(unsuitable);
        }
    }

    static String signedBy(PrivateKey key, JWTClaimsSet.Builder claims) {
        return sign(JWSAlgorithm.RS256, new RSASSASigner(key), claims);
    }

    static String sign(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet.Builder claims) {
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(algorithm), claims.build());
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException unsuitable) {
            throw new IllegalArgumentException(unsuitable);
        }
    }
}
