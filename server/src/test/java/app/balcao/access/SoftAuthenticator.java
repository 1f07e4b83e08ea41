package app.balcao.access;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORMapper;

/** An authenticator in software: makes a key pair, and signs what a browser would have it sign. */
final class SoftAuthenticator {

    private static final CBORMapper CBOR = new CBORMapper();
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int ATTESTED = 0x40;

    private final KeyPair keys;
    private final byte[] credentialId = new byte[32];
    private final String origin;
    private byte[] userHandle = {};
    private int count;
    private boolean verifies = true;

    SoftAuthenticator(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(credentialId);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** From now on, does without the finger, the face and the PIN. */
    SoftAuthenticator unverified() {
        verifies = false;
        return this;
    }

    /** Goes back in time, as a copy of the authenticator would. */
    void rewind() {
        count = 0;
    }

    /** Answers the options of a registration. */
    Map<String, Object> register(JsonNode options) {
        userHandle = Base64.getUrlDecoder().decode(options.at("/user/id").asString());
        byte[] authenticatorData = authenticatorData(options.at("/rp/id").asString(), ATTESTED, credential());
        Map<String, Object> attestation = new LinkedHashMap<>();
        attestation.put("fmt", "none");
        attestation.put("attStmt", Map.of());
        attestation.put("authData", authenticatorData);
        return Map.of(
                "name", "Chave de teste",
                "attestationObject", encode(CBOR.writeValueAsBytes(attestation)),
                "clientDataJson", encode(clientData("webauthn.create", options)),
                "transports", List.of("internal"));
    }

    /** Answers the options of a sign-in. */
    Map<String, Object> sign(JsonNode options) {
        byte[] clientData = clientData("webauthn.get", options);
        byte[] authenticatorData = authenticatorData(options.at("/rpId").asString(), 0, new byte[0]);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(authenticatorData);
            signature.update(sha256(clientData));
            return Map.of(
                    "credentialId", encode(credentialId),
                    "userHandle", encode(userHandle),
                    "authenticatorData", encode(authenticatorData),
                    "clientDataJson", encode(clientData),
                    "signature", encode(signature.sign()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] clientData(String type, JsonNode options) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\""
                        + options.at("/challenge").asString() + "\",\"origin\":\"" + origin
                        + "\",\"crossOrigin\":false}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] authenticatorData(String host, int flags, byte[] credential) {
        count++;
        return bytes(out -> {
            out.write(sha256(host.getBytes(StandardCharsets.UTF_8)));
            out.writeByte(flags | PRESENT | (verifies ? VERIFIED : 0));
            out.writeInt(count);
            out.write(credential);
        });
    }

    private byte[] credential() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        Map<Integer, Object> cose = new LinkedHashMap<>();
        cose.put(1, 2);
        cose.put(3, -7);
        cose.put(-1, 1);
        cose.put(-2, coordinate(key.getW().getAffineX().toByteArray()));
        cose.put(-3, coordinate(key.getW().getAffineY().toByteArray()));
        byte[] encoded = cose(cose);
        return bytes(out -> {
            out.write(new byte[16]);
            out.writeShort(credentialId.length);
            out.write(credentialId);
            out.write(encoded);
        });
    }

    // Keys of COSE are numbers, which the mapper would write as text.
    private static byte[] cose(Map<Integer, Object> map) {
        return bytes(out -> {
            out.writeByte(0xa0 | map.size());
            for (var entry : map.entrySet()) {
                out.write(CBOR.writeValueAsBytes(entry.getKey()));
                out.write(CBOR.writeValueAsBytes(entry.getValue()));
            }
        });
    }

    private static byte[] coordinate(byte[] number) {
        byte[] fixed = new byte[32];
        int length = Math.min(number.length, fixed.length);
        System.arraycopy(number, number.length - length, fixed, fixed.length - length, length);
        return fixed;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
