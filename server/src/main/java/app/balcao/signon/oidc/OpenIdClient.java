package app.balcao.signon.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The authorization code flow with PKCE, towards whatever the provider's discovery document says. */
@Component
public class OpenIdClient {

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);
    private static final int CLOCK_SKEW_SECONDS = 60;

    // Signatures by keys that the provider publishes: one made with the client's secret is none of them.
    private static final Set<JWSAlgorithm> SIGNATURES = signatures();

    private final ProviderConnections connections;
    private final Cache<String, Provider> known =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(KNOWN_FOR).build();

    OpenIdClient(ProviderConnections connections) {
        this.connections = connections;
    }

    /** What of a provider's settings the flow needs. */
    public record Client(String issuer, String id, String secret, String scopes, String emailClaim, URI callback) {}

    /** What ties an answer to what was asked. */
    public record Proof(String state, String nonce, String verifier) {}

    /**
     * Whom the provider vouches for.
     *
     * @param email null when it names none
     * @param emailVerified whether it says that the address is theirs
     */
    public record Person(String subject, @Nullable String email, boolean emailVerified) {}

    private record Provider(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

    /** Where to send the browser. */
    public URI authorization(Client client, Proof proof) throws OpenIdFailure {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        Objects.requireNonNull(Scope.parse(client.scopes())),
                        new ClientID(client.id()),
                        client.callback())
                .endpointURI(provider(client.issuer()).metadata().getAuthorizationEndpointURI())
                .state(new State(proof.state()))
                .nonce(new Nonce(proof.nonce()))
                .codeChallenge(new CodeVerifier(proof.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Trades the code the browser brought back for who its person is. */
    public Person person(Client client, Proof proof, String code) throws OpenIdFailure {
        Provider provider = provider(client.issuer());
        OIDCTokenResponse tokens = tokens(client, proof, code, provider.metadata());
        IDTokenClaimsSet claims = verified(client, proof, tokens, provider);
        Map<String, Object> said = claims.toJSONObject();
        URI userInfo = provider.metadata().getUserInfoEndpointURI();
        if (said.get(client.emailClaim()) == null && userInfo != null) {
            said = userInfo(
                    userInfo,
                    tokens.getOIDCTokens().getAccessToken(),
                    claims.getSubject().getValue());
        }
        String email = said.get(client.emailClaim()) instanceof String text && !text.isBlank() ? text : null;
        return new Person(claims.getSubject().getValue(), email, isTrue(said.get("email_verified")));
    }

    /** Reads the provider's discovery document and keys anew: whether people could sign in there now. */
    public void check(String issuer) throws OpenIdFailure {
        known.invalidate(issuer);
        URI keys = provider(issuer).metadata().getJWKSetURI();
        try {
            retrieve(keys.toURL());
        } catch (IOException failure) {
            throw OpenIdFailure.unavailable(failure);
        }
    }

    private static boolean isTrue(@Nullable Object claim) {
        // Some providers write it as a text.
        return Boolean.TRUE.equals(claim) || "true".equals(claim);
    }

    private Provider provider(String issuer) throws OpenIdFailure {
        Provider recent = known.getIfPresent(issuer);
        if (recent != null) {
            return recent;
        }
        try {
            var answer = connections.ask(new URI(issuer.replaceFirst("/+$", "") + DISCOVERY), Map.of(), null);
            if (answer.status() != 200) {
                throw OpenIdFailure.unavailable("The discovery document was answered with " + answer.status());
            }
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(answer.body());
            if (!metadata.getIssuer().getValue().equals(issuer)
                    || metadata.getAuthorizationEndpointURI() == null
                    || metadata.getTokenEndpointURI() == null
                    || metadata.getJWKSetURI() == null) {
                throw OpenIdFailure.unavailable("The discovery document is of another issuer, or not whole");
            }
            Provider found = new Provider(metadata, keys(metadata.getJWKSetURI()));
            known.put(issuer, found);
            return found;
        } catch (IOException | URISyntaxException | ParseException failure) {
            throw OpenIdFailure.unavailable(failure);
        }
    }

    // Kept for five minutes, and fetched anew for a key that is not there: providers change theirs.
    private JWKSource<SecurityContext> keys(URI address) throws IOException {
        return JWKSourceBuilder.<SecurityContext>create(address.toURL(), this::retrieve)
                .refreshAheadCache(false)
                .build();
    }

    private Resource retrieve(java.net.URL url) throws IOException {
        var answer = connections.ask(URI.create(url.toString()), Map.of(), null);
        if (answer.status() != 200) {
            throw new IOException("The keys were answered with " + answer.status());
        }
        return new Resource(answer.body(), "application/json");
    }

    private OIDCTokenResponse tokens(Client client, Proof proof, String code, OIDCProviderMetadata metadata)
            throws OpenIdFailure {
        var grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), client.callback(), new CodeVerifier(proof.verifier()));
        HTTPRequest request = new TokenRequest.Builder(metadata.getTokenEndpointURI(), login(client, metadata), grant)
                .build()
                .toHTTPRequest();
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(send(request));
            if (!response.indicatesSuccess()) {
                String error = String.valueOf(
                        response.toErrorResponse().getErrorObject().getCode());
                throw OpenIdFailure.invalid("TOKEN_" + error, new IllegalStateException(error));
            }
            return (OIDCTokenResponse) response.toSuccessResponse();
        } catch (ParseException failure) {
            throw OpenIdFailure.unavailable(failure);
        }
    }

    private static ClientAuthentication login(Client client, OIDCProviderMetadata metadata) {
        ClientID id = new ClientID(client.id());
        Secret secret = new Secret(client.secret());
        List<ClientAuthenticationMethod> offered = metadata.getTokenEndpointAuthMethods();
        boolean onlyInBody = offered != null
                && offered.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !offered.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return onlyInBody ? new ClientSecretPost(id, secret) : new ClientSecretBasic(id, secret);
    }

    private static IDTokenClaimsSet verified(Client client, Proof proof, OIDCTokenResponse tokens, Provider provider)
            throws OpenIdFailure {
        if (tokens.getOIDCTokens().getIDToken() == null) {
            throw OpenIdFailure.invalid("NO_ID_TOKEN", new IllegalStateException("There is no ID token"));
        }
        var validator = new IDTokenValidator(
                new Issuer(client.issuer()),
                new ClientID(client.id()),
                new JWSVerificationKeySelector<>(SIGNATURES, provider.keys()),
                null);
        validator.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        try {
            return validator.validate(tokens.getOIDCTokens().getIDToken(), new Nonce(proof.nonce()));
        } catch (BadJOSEException refused) {
            throw OpenIdFailure.invalid("WRONG_ID_TOKEN", refused);
        } catch (JOSEException failure) {
            throw OpenIdFailure.unavailable(failure);
        }
    }

    private Map<String, Object> userInfo(URI address, AccessToken token, String subject) throws OpenIdFailure {
        try {
            UserInfoResponse response =
                    UserInfoResponse.parse(send(new UserInfoRequest(address, token).toHTTPRequest()));
            if (!response.indicatesSuccess() || response.toSuccessResponse().getUserInfo() == null) {
                throw OpenIdFailure.unavailable("There is no user information");
            }
            var info = response.toSuccessResponse().getUserInfo();
            if (!subject.equals(info.getSubject().getValue())) {
                throw OpenIdFailure.invalid("WRONG_SUBJECT", new IllegalStateException("Of somebody else"));
            }
            return info.toJSONObject();
        } catch (ParseException failure) {
            throw OpenIdFailure.unavailable(failure);
        }
    }

    private HTTPResponse send(HTTPRequest request) throws OpenIdFailure {
        try {
            var answer = connections.ask(
                    request.getURI(),
                    request.getHeaderMap(),
                    request.getMethod() == HTTPRequest.Method.GET
                            ? null
                            : Objects.requireNonNullElse(request.getBody(), ""));
            HTTPResponse response = new HTTPResponse(answer.status());
            String type = answer.headers()
                    .getOrDefault("content-type", List.of("application/json"))
                    .getFirst();
            response.setHeader("Content-Type", type);
            response.setBody(answer.body());
            return response;
        } catch (IOException failure) {
            throw OpenIdFailure.unavailable(failure);
        }
    }

    private static Set<JWSAlgorithm> signatures() {
        Set<JWSAlgorithm> all = new HashSet<>(JWSAlgorithm.Family.RSA);
        all.addAll(List.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512));
        return Set.copyOf(all);
    }
}
