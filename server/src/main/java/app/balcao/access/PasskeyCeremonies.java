package app.balcao.access;

import app.balcao.access.store.PasskeyRepository;
import app.balcao.access.store.PasskeyRepository.NewPasskey;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.RandomTokens;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.AgentPasskeyRecord;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What passes between the program and an authenticator (WebAuthn): challenges made here and good for one use within
 * five minutes, and the check of what was signed. Passkeys belong to the host of the program's public address.
 */
@Component
public class PasskeyCeremonies {

    private static final Logger log = LoggerFactory.getLogger(PasskeyCeremonies.class);

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final String RELYING_PARTY = "Balcão";
    private static final String TYPE = "public-key";
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private final PasskeyRepository repository;
    private final Clock clock;
    private final Origin origin;
    private final String host;
    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentialData = new AttestedCredentialDataConverter(converter);

    PasskeyCeremonies(PasskeyRepository repository, Clock clock, @Value("${balcao.public-url}") String publicUrl) {
        this.repository = repository;
        this.clock = clock;
        URI address = URI.create(publicUrl);
        this.host = Objects.requireNonNull(address.getHost(), "BALCAO_PUBLIC_URL names no host");
        this.origin =
                new Origin(address.getScheme() + "://" + host + (address.getPort() < 0 ? "" : ":" + address.getPort()));
    }

    /** What a challenge may be signed for. */
    enum Purpose {
        REGISTRATION,
        SIGN_IN,
        SECOND_STEP,
        CONFIRMATION
    }

    /** An authenticator's answer to its registration; bytes in Base64url. */
    public record Registration(String attestationObject, String clientDataJson, List<String> transports) {}

    /** An authenticator's signature; bytes in Base64url. */
    public record Assertion(
            String credentialId,
            @Nullable String userHandle,
            String authenticatorData,
            String clientDataJson,
            String signature) {}

    /** A passkey as browsers are told of it. */
    public record Descriptor(String type, String id, List<String> transports) {}

    public record RelyingParty(String id, String name) {}

    public record User(String id, String name, String displayName) {}

    public record Algorithm(String type, long alg) {}

    /** What the browser asks a new authenticator for. */
    public record RegistrationOptions(
            String challenge,
            RelyingParty rp,
            User user,
            List<Algorithm> pubKeyCredParams,
            long timeout,
            List<Descriptor> excludeCredentials) {}

    /** What the browser asks a known authenticator for. */
    public record AssertionOptions(
            String challenge, String rpId, long timeout, List<Descriptor> allowCredentials, String userVerification) {}

    /** Whom a passkey says it is of, before that is proven. */
    record Claim(UUID accountId, UUID agentId) {}

    RegistrationOptions registrationOptions(ActingAgent agent, String holder, String accountName) {
        return new RegistrationOptions(
                challenge(Purpose.REGISTRATION, holder),
                new RelyingParty(host, RELYING_PARTY),
                new User(encode(handle(agent)), agent.email(), agent.name() + " – " + accountName),
                ALGORITHMS.stream()
                        .map(each -> new Algorithm(TYPE, each.getValue()))
                        .toList(),
                LIFE.toMillis(),
                descriptors(agent.id()));
    }

    /**
     * Asks for a signature.
     *
     * @param agent whose passkeys may answer; null for whoever has one
     * @param verified whether the authenticator must have checked the person, by finger, face or PIN
     */
    AssertionOptions assertionOptions(Purpose purpose, String holder, @Nullable ActingAgent agent, boolean verified) {
        return new AssertionOptions(
                challenge(purpose, holder),
                host,
                LIFE.toMillis(),
                agent == null ? List.of() : descriptors(agent.id()),
                verified ? "required" : "preferred");
    }

    /**
     * Checks a registration, and uses its challenge up.
     *
     * @throws Problem validation, for whatever an authenticator of this program would not answer
     */
    NewPasskey registered(String name, Registration registration, String holder) {
        try {
            Set<String> transports = Set.copyOf(registration.transports());
            RegistrationData data = manager.parse(new RegistrationRequest(
                    decode(registration.attestationObject()), decode(registration.clientDataJson()), transports));
            CollectedClientData client = Objects.requireNonNull(data.getCollectedClientData());
            ServerProperty server =
                    server(client, Purpose.REGISTRATION, holder).orElseThrow(PasskeyCeremonies::refused);
            List<PublicKeyCredentialParameters> algorithms = ALGORITHMS.stream()
                    .map(each -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, each))
                    .toList();
            manager.verify(data, new RegistrationParameters(server, algorithms, false, true));
            var authenticator =
                    Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
            var credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
            return new NewPasskey(
                    name,
                    credential.getCredentialId(),
                    credentialData.convert(credential),
                    authenticator.getSignCount(),
                    transports.stream().sorted().toList(),
                    authenticator.isFlagBS());
        } catch (WebAuthnException | IllegalArgumentException | NullPointerException bad) {
            log.info("A passkey was not registered: {}", bad.toString());
            throw refused();
        }
    }

    /**
     * Whether an authenticator of the agent signed; uses the challenge up and notes the use. Inside a transaction.
     * A counter that does not grow is taken for the sign of a copy, and refused.
     */
    boolean accepts(Assertion assertion, Purpose purpose, String holder, ActingAgent agent, boolean verified) {
        try {
            AgentPasskeyRecord passkey = repository
                    .byCredential(decode(assertion.credentialId()))
                    .filter(each -> each.getAgentId().equals(agent.id()))
                    .orElse(null);
            AuthenticationData data = manager.parse(new AuthenticationRequest(
                    decode(assertion.credentialId()),
                    assertion.userHandle() == null ? null : decode(assertion.userHandle()),
                    decode(assertion.authenticatorData()),
                    decode(assertion.clientDataJson()),
                    decode(assertion.signature())));
            ServerProperty server = server(Objects.requireNonNull(data.getCollectedClientData()), purpose, holder)
                    .orElse(null);
            boolean ofAnother = data.getUserHandle() != null && !Arrays.equals(data.getUserHandle(), handle(agent));
            if (passkey == null || server == null || ofAnother) {
                return false;
            }
            manager.verify(data, new AuthenticationParameters(server, record(passkey), null, verified, true));
            long count = Objects.requireNonNull(data.getAuthenticatorData()).getSignCount();
            return repository.use(passkey.getId(), count, clock.instant());
        } catch (MaliciousCounterValueException copied) {
            log.warn("A passkey of agent {} counted backwards: it may have been copied", agent.id());
            return false;
        } catch (WebAuthnException | IllegalArgumentException | NullPointerException bad) {
            log.info("A passkey was refused: {}", bad.toString());
            return false;
        }
    }

    /** Whom the passkey says it is of; absent for what this program gave no passkey. */
    static Optional<Claim> claim(Assertion assertion) {
        try {
            ByteBuffer handle = ByteBuffer.wrap(decode(Objects.requireNonNullElse(assertion.userHandle(), "")));
            return handle.remaining() == 4 * Long.BYTES
                    ? Optional.of(new Claim(
                            new UUID(handle.getLong(), handle.getLong()), new UUID(handle.getLong(), handle.getLong())))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private String challenge(Purpose purpose, String holder) {
        byte[] challenge = RandomTokens.newSecret();
        repository.addChallenge(
                RandomTokens.hash(challenge),
                purpose.name(),
                holder,
                clock.instant().plus(LIFE));
        return encode(challenge);
    }

    private Optional<ServerProperty> server(CollectedClientData client, Purpose purpose, String holder) {
        byte[] challenge = client.getChallenge().getValue();
        return repository.takeChallenge(RandomTokens.hash(challenge), purpose.name(), holder, clock.instant())
                ? Optional.of(new ServerProperty(Set.of(origin), host, new DefaultChallenge(challenge)))
                : Optional.empty();
    }

    private CredentialRecordImpl record(AgentPasskeyRecord passkey) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                null,
                null,
                null,
                passkey.getSignCount(),
                credentialData.convert(passkey.getCredentialData()),
                null,
                null,
                null,
                null);
    }

    private List<Descriptor> descriptors(UUID agentId) {
        return repository.list(agentId).stream()
                .map(each -> new Descriptor(TYPE, encode(each.getCredentialId()), List.of(each.getTransports())))
                .toList();
    }

    // Says nothing about the person to whoever finds the authenticator.
    private static byte[] handle(ActingAgent agent) {
        UUID account = Tenant.id();
        return ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .putLong(agent.id().getMostSignificantBits())
                .putLong(agent.id().getLeastSignificantBits())
                .array();
    }

    private static Problem refused() {
        return Problem.validation(FieldProblem.of("attestationObject", "refused", "access.passkey.refused"));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
