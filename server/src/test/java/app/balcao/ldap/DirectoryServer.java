package app.balcao.ldap;

import app.balcao.ldap.LdapDirectory.Protection;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import com.unboundid.util.ssl.KeyStoreKeyManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real directory in this process: plain with StartTLS on one port, protected from the start on another. */
public final class DirectoryServer implements AutoCloseable {

    private static final String PASSWORD = "segredo";
    static final String BASE = "ou=pessoas,dc=empresa,dc=example";
    static final String SEARCHER = "cn=busca,dc=empresa,dc=example";
    static final String SEARCHER_PASSWORD = "senha-da-busca";
    static final String ANA_PASSWORD = "senha da Ana no diretório";

    private final InMemoryDirectoryServer server;
    private final String certificate;

    public DirectoryServer()
            throws LDAPException, LDIFException, GeneralSecurityException, IOException, InterruptedException {
        Path folder = Files.createTempDirectory("directory");
        Path store = folder.resolve("keys.p12");
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=directory",
                "-ext",
                "san=dns:localhost",
                "-keystore",
                store);
        keytool("-exportcert", "-rfc", "-file", folder.resolve("keys.pem"), "-keystore", store);
        certificate = Files.readString(folder.resolve("keys.pem"));
        var ssl = new SSLUtil(
                new KeyStoreKeyManager(store.toFile(), PASSWORD.toCharArray(), "PKCS12", null),
                new TrustAllTrustManager());
        var config = new InMemoryDirectoryServerConfig("dc=empresa,dc=example");
        config.setSchema(null);
        config.addAdditionalBindCredentials(SEARCHER, SEARCHER_PASSWORD);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("plain", null, 0, ssl.createSSLSocketFactory()),
                InMemoryListenerConfig.createLDAPSConfig(
                        "ssl", null, 0, ssl.createSSLServerSocketFactory(), ssl.createSSLSocketFactory()));
        server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=empresa,dc=example", "objectClass: domain", "dc: empresa");
        server.add("dn: " + BASE, "objectClass: organizationalUnit", "ou: pessoas");
        server.startListening();
    }

    private static void keytool(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        Stream.of(arguments).map(String::valueOf).forEach(command::add);
        command.addAll(List.of("-alias", "directory", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
    }

    /** Adds a person. */
    public DirectoryServer person(String uid, String email, String password) {
        try {
            server.add(
                    "dn: uid=" + uid + "," + BASE,
                    "objectClass: inetOrgPerson",
                    "uid: " + uid,
                    "mail: " + email,
                    "userPassword: " + password);
            return this;
        } catch (LDAPException | LDIFException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The certificate it shows, in PEM. */
    String certificate() {
        return certificate;
    }

    int port(Protection protection) {
        return server.getListenPort(protection == Protection.SSL ? "ssl" : "plain");
    }

    /** What an administrator types so that it verifies agents; to be changed at will. */
    public Map<String, Object> form() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("forAgents", true);
        form.put("forCustomers", false);
        form.put("host", "localhost");
        form.put("port", port(Protection.NONE));
        form.put("protection", "NONE");
        form.put("verifyCertificate", true);
        form.put("authorities", certificate);
        form.put("baseDn", BASE);
        form.put("bindDn", SEARCHER);
        form.put("bindPassword", SEARCHER_PASSWORD);
        form.put("userFilter", "(mail={email})");
        form.put("timeoutSeconds", 3);
        form.put("localFallback", false);
        return form;
    }

    /** How the program reaches it. */
    LdapServer as(Protection protection, boolean verify, String authorities) {
        return new LdapServer(
                "localhost",
                port(protection),
                protection,
                verify,
                authorities,
                BASE,
                SEARCHER,
                SEARCHER_PASSWORD,
                "(mail={email})",
                Duration.ofSeconds(3));
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
