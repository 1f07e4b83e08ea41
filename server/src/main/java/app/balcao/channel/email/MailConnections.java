package app.balcao.channel.email;

import jakarta.mail.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Sessions with mail servers: protected as asked or not at all, certificates and their names checked, no wait without
 * an end (EML-12). {@code BALCAO_MAIL_CA} names a PEM file with authorities of the house, trusted besides those that
 * the JVM knows.
 */
@Component
public class MailConnections {

    private static final String CONNECT_MILLIS = "10000";
    private static final String READ_MILLIS = "60000";

    private final @Nullable SSLSocketFactory ofTheHouse;

    MailConnections(@Value("${BALCAO_MAIL_CA:}") String authorities) throws IOException, GeneralSecurityException {
        this.ofTheHouse = authorities.isBlank() ? null : trusting(Path.of(authorities.strip()));
    }

    /** A session to send by, of the protocol {@code smtp}. */
    public Session smtp(ServerLogin server) {
        Properties properties = properties("smtp", server);
        properties.put("mail.smtp.auth", String.valueOf(server.user() != null));
        properties.put("mail.smtp.writetimeout", READ_MILLIS);
        properties.put("mail.smtp.localhost", "localhost");
        return Session.getInstance(properties);
    }

    /** A session to collect by, of the protocol {@code imap}. */
    public Session imap(ServerLogin server) {
        Properties properties = properties("imap", server);
        properties.put("mail.imap.partialfetch", "false");
        properties.put("mail.imap.connectionpoolsize", "1");
        return Session.getInstance(properties);
    }

    private Properties properties(String protocol, ServerLogin server) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put(prefix + "host", server.host());
        properties.put(prefix + "port", String.valueOf(server.port()));
        properties.put(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.put(prefix + "timeout", READ_MILLIS);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.enable", String.valueOf(server.security() == Security.TLS));
        boolean startTls = server.security() == Security.STARTTLS;
        properties.put(prefix + "starttls.enable", String.valueOf(startTls));
        properties.put(prefix + "starttls.required", String.valueOf(startTls));
        if (ofTheHouse != null) {
            properties.put(prefix + "ssl.socketFactory", ofTheHouse);
            properties.put(prefix + "socketFactory.fallback", "false");
        }
        return properties;
    }

    private static SSLSocketFactory trusting(Path authorities) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        int number = 0;
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager known) {
                for (X509Certificate each : known.getAcceptedIssuers()) {
                    trusted.setCertificateEntry("known-" + number++, each);
                }
            }
        }
        try (InputStream pem = Files.newInputStream(authorities)) {
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                trusted.setCertificateEntry("house-" + number++, each);
            }
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers(trusted), null);
        return context.getSocketFactory();
    }

    private static TrustManager[] managers(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    /** What a server's failure says, on one line, without secrets. */
    public static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String outer = failure.getMessage();
        String inner = deepest == failure ? null : deepest.getMessage();
        String text = (outer == null ? failure.getClass().getSimpleName() : outer)
                + (inner == null || (outer != null && outer.contains(inner)) ? "" : " (" + inner + ")");
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > 500 ? line.substring(0, 500) : line;
    }
}
