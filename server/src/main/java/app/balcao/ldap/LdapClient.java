package app.balcao.ldap;

import app.balcao.ldap.LdapDirectory.Protection;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Asks directories: searches who has an address, and tries a password as whom it found. However slow a server is, the
 * answer comes within its time limit, after which the connection is cut.
 */
@Component
class LdapClient implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LdapClient.class);
    private static final int TWO_ARE_TOO_MANY = 2;

    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("ldap-", 0).factory());

    /**
     * Asks a server about a person.
     *
     * @param password to try as whom is found; null to only search
     */
    LdapAnswer ask(LdapServer server, String email, @Nullable String password) {
        if (password != null && password.isEmpty()) {
            // Servers take a name with an empty password for somebody anonymous, and let them in (SEC-34).
            return LdapAnswer.WRONG_PASSWORD;
        }
        var open = new AtomicReference<@Nullable LDAPConnection>();
        Future<LdapAnswer> answer = workers.submit(() -> talk(server, email, password, open));
        try {
            return answer.get(server.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            return LdapAnswer.UNREACHABLE;
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Asking a directory failed in an unknown way", failure.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return LdapAnswer.UNREACHABLE;
        } finally {
            answer.cancel(true);
            LDAPConnection left = open.get();
            if (left != null) {
                left.close();
            }
        }
    }

    private static LdapAnswer talk(
            LdapServer server,
            String email,
            @Nullable String password,
            AtomicReference<@Nullable LDAPConnection> open) {
        try (LDAPConnection connection = connection(server)) {
            open.set(connection);
            connection.connect(server.host(), server.port());
            if (server.protection() == Protection.STARTTLS) {
                connection.processExtendedOperation(
                        new StartTLSExtendedRequest(LdapTrust.of(server).createSSLContext()));
            }
            return search(connection, server, email, password);
        } catch (LDAPException failure) {
            log.debug("A directory did not answer", failure);
            return causedByCertificate(failure) ? LdapAnswer.CERTIFICATE : LdapAnswer.UNREACHABLE;
        } catch (GeneralSecurityException unreadable) {
            log.debug("A directory's authorities cannot be read", unreadable);
            return LdapAnswer.CERTIFICATE;
        }
    }

    private static LDAPConnection connection(LdapServer server) throws GeneralSecurityException {
        int millis = Math.toIntExact(server.timeout().toMillis());
        var options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(millis);
        options.setResponseTimeoutMillis(millis);
        options.setUseSynchronousMode(true);
        // Another server than the one that was set must not be handed passwords.
        options.setFollowReferrals(false);
        if (server.verifyCertificate()) {
            options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        }
        return server.protection() == Protection.SSL
                ? new LDAPConnection(LdapTrust.of(server).createSSLSocketFactory(), options)
                : new LDAPConnection(options);
    }

    private static LdapAnswer search(
            LDAPConnection connection, LdapServer server, String email, @Nullable String password)
            throws LDAPException {
        if (server.bindDn() != null) {
            LdapAnswer refused = bindToSearch(connection, server.bindDn(), server.bindPassword());
            if (refused != null) {
                return refused;
            }
        }
        SearchResult found;
        try {
            var request = new SearchRequest(
                    server.baseDn(),
                    SearchScope.SUB,
                    DereferencePolicy.NEVER,
                    TWO_ARE_TOO_MANY,
                    Math.toIntExact(server.timeout().toSeconds()),
                    false,
                    server.filter(email),
                    SearchRequest.NO_ATTRIBUTES);
            found = connection.search(request);
        } catch (LDAPSearchException failure) {
            return searchFailed(failure);
        }
        if (found.getEntryCount() != 1) {
            return found.getEntryCount() == 0 ? LdapAnswer.NO_ENTRY : LdapAnswer.SEVERAL_ENTRIES;
        }
        return password == null
                ? LdapAnswer.FOUND
                : bindAsPerson(connection, found.getSearchEntries().getFirst().getDN(), password);
    }

    private static @Nullable LdapAnswer bindToSearch(LDAPConnection connection, String name, @Nullable String password)
            throws LDAPException {
        if (password == null || password.isEmpty()) {
            return LdapAnswer.SEARCH_REFUSED;
        }
        try {
            connection.bind(name, password);
            return null;
        } catch (LDAPException failure) {
            if (lost(failure)) {
                throw failure;
            }
            return LdapAnswer.SEARCH_REFUSED;
        }
    }

    private static LdapAnswer searchFailed(LDAPSearchException failure) throws LDAPException {
        ResultCode code = failure.getResultCode();
        if (code.equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
            return LdapAnswer.SEVERAL_ENTRIES;
        }
        if (code.equals(ResultCode.NO_SUCH_OBJECT)
                || code.equals(ResultCode.INVALID_DN_SYNTAX)
                || code.equals(ResultCode.REFERRAL)) {
            return LdapAnswer.NO_BASE;
        }
        if (lost(failure)) {
            throw failure;
        }
        return LdapAnswer.SEARCH_REFUSED;
    }

    private static LdapAnswer bindAsPerson(LDAPConnection connection, String name, String password)
            throws LDAPException {
        try {
            connection.bind(name, password);
            return LdapAnswer.RIGHT;
        } catch (LDAPException failure) {
            if (lost(failure)) {
                throw failure;
            }
            return LdapAnswer.WRONG_PASSWORD;
        }
    }

    // What says nothing about who asks, and may go well another time.
    private static boolean lost(LDAPException failure) {
        ResultCode code = failure.getResultCode();
        return code.isConnectionUsable() ? code.equals(ResultCode.BUSY) || code.equals(ResultCode.UNAVAILABLE) : true;
    }

    private static boolean causedByCertificate(LDAPException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SSLException || each instanceof GeneralSecurityException) {
                return true;
            }
        }
        // The library tells of a refused certificate in words only, when the refusal came from the other thread.
        String message = String.valueOf(failure.getMessage());
        return message.contains("SSLHandshakeException")
                || message.contains("CertificateException")
                || message.contains("hostname");
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
