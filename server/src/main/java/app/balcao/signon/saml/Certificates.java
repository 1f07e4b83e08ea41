package app.balcao.signon.saml;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The certificates a SAML provider signs with, as people paste them: PEM, or the bare Base64 of metadata. */
public final class Certificates {

    private static final int MOST = 10;
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

    private Certificates() {}

    /** The certificates in PEM, one after the other; absent when the text is not made of certificates. */
    public static Optional<String> normal(String text) {
        return read(text).map(all -> all.stream().map(Certificates::pem).collect(Collectors.joining()));
    }

    /** The certificates of a text; absent when it is not made of 1 to 10 of them. */
    public static Optional<List<X509Certificate>> read(String text) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (String each : bodies(text)) {
                byte[] bytes = Base64.getMimeDecoder().decode(each.strip());
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
            }
        } catch (CertificateException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
        return certificates.isEmpty() || certificates.size() > MOST ? Optional.empty() : Optional.of(certificates);
    }

    private static List<String> bodies(String text) {
        Matcher matcher = PEM.matcher(text);
        List<String> bodies = new ArrayList<>();
        while (matcher.find()) {
            bodies.add(matcher.group(1));
        }
        return bodies.isEmpty() ? List.of(text) : bodies;
    }

    static String pem(X509Certificate certificate) {
        try {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
