package app.balcao.channel.email;

import jakarta.mail.Session;
import java.util.Properties;

/** Sessions with mail servers: protected as asked, names of certificates checked, no wait without an end. */
public final class MailConnections {

    private static final String CONNECT_MILLIS = "10000";
    private static final String READ_MILLIS = "60000";

    private MailConnections() {}

    /** A session to send by, of the protocol {@code smtp}. */
    public static Session smtp(ServerLogin server) {
        Properties properties = properties("smtp", server);
        properties.put("mail.smtp.auth", String.valueOf(server.user() != null));
        properties.put("mail.smtp.writetimeout", READ_MILLIS);
        properties.put("mail.smtp.localhost", "localhost");
        return Session.getInstance(properties);
    }

    /** A session to collect by, of the protocol {@code imap}. */
    public static Session imap(ServerLogin server) {
        Properties properties = properties("imap", server);
        properties.put("mail.imap.partialfetch", "false");
        properties.put("mail.imap.connectionpoolsize", "1");
        return Session.getInstance(properties);
    }

    private static Properties properties(String protocol, ServerLogin server) {
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
        return properties;
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
