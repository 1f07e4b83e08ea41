package app.balcao.signon;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID provider over HTTP, which checks what it is sent and can be made to misbehave. */
final class TestOpenIdProvider implements AutoCloseable {

    static final String CLIENT = "balcao";
    static final String SECRET = "segredo do cliente";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile RSAKey key = newKey();

    /** What the person who signs in is, beyond their subject. */
    volatile Map<String, Object> claims = Map.of();

    volatile String subject = "pessoa-1";

    /** Whether the claims stand in the ID token, or only in the answer about the user. */
    volatile boolean inToken = true;

    /** Spoils the ID token's claims. */
    volatile UnaryOperator<JWTClaimsSet.Builder> spoil = UnaryOperator.identity();

    /** How the ID token is signed: RS256, HS256 with the client's secret, none, or OTHER with a foreign key. */
    volatile String signature = "RS256";

    volatile int discoveryStatus = 200;
    volatile String announcedIssuer;
    volatile Duration slowness = Duration.ZERO;
    volatile String userInfoSubject;

    TestOpenIdProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        announcedIssuer = issuer();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/.well-known/openid-configuration", this::discovery);
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(key).toString()));
        server.createContext("/token", this::token);
        server.createContext("/userinfo", this::userInfo);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void rotateKeys() {
        key = newKey();
    }

    /** Does what a person does on its pages: signs in, and is sent back with a code. */
    String signIn(String authorization) {
        Map<String, String> asked = query(URI.create(authorization).getRawQuery());
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        return path(asked.get("redirect_uri")) + "?code=" + code + "&state=" + asked.get("state") + "&iss=" + issuer();
    }

    static Map<String, String> query(String text) {
        return Arrays.stream(text.split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(
                        each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8), (a, b) -> b));
    }

    static String path(String address) {
        return URI.create(address).getPath();
    }

    private void discovery(HttpExchange exchange) throws IOException {
        sleep();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", announcedIssuer);
        document.put("authorization_endpoint", issuer() + "/authorize");
        document.put("token_endpoint", issuer() + "/token");
        document.put("userinfo_endpoint", issuer() + "/userinfo");
        document.put("jwks_uri", issuer() + "/keys");
        document.put("response_types_supported", new String[] {"code"});
        document.put("subject_types_supported", new String[] {"public"});
        document.put("id_token_signing_alg_values_supported", new String[] {"RS256"});
        answer(exchange, discoveryStatus, JSON.writeValueAsString(document));
    }

    private void token(HttpExchange exchange) throws IOException {
        sleep();
        Map<String, String> sent = query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(sent.getOrDefault("code", ""));
        boolean good = asked != null
                && exchange.getRequestHeaders().getFirst("Authorization").equals(basic())
                && sent.get("redirect_uri").equals(asked.get("redirect_uri"))
                && challenge(sent.get("code_verifier")).equals(asked.get("code_challenge"))
                && "S256".equals(asked.get("code_challenge_method"));
        if (!good) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Map<String, Object> tokens = new LinkedHashMap<>();
        tokens.put("access_token", "acesso");
        tokens.put("token_type", "Bearer");
        tokens.put("id_token", idToken(asked.get("nonce")));
        answer(exchange, 200, JSON.writeValueAsString(tokens));
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        Map<String, Object> info = new LinkedHashMap<>(claims);
        info.put("sub", userInfoSubject == null ? subject : userInfoSubject);
        answer(exchange, 200, JSON.writeValueAsString(info));
    }

    private String idToken(String nonce) {
        JWTClaimsSet.Builder token = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(subject)
                .audience(CLIENT)
                .issueTime(TestTokens.in(Duration.ZERO))
                .expirationTime(TestTokens.in(Duration.ofMinutes(5)))
                .claim("nonce", nonce);
        if (inToken) {
            claims.forEach(token::claim);
        }
        JWTClaimsSet.Builder spoiled = spoil.apply(token);
        try {
            return switch (signature) {
                case "none" -> new PlainJWT(spoiled.build()).serialize();
                case "HS256" -> sign(JWSAlgorithm.HS256, new MACSigner(SECRET.repeat(3)), spoiled);
                case "OTHER" -> sign(JWSAlgorithm.RS256, new RSASSASigner(newKey()), spoiled);
                default -> sign(JWSAlgorithm.RS256, new RSASSASigner(key), spoiled);
            };
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String sign(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet.Builder token) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), token.build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static String basic() {
        String pair = CLIENT + ":" + SECRET.replace(" ", "+");
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void sleep() {
        try {
            Thread.sleep(slowness);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
