package app.balcao.ldap;

import com.unboundid.util.ssl.AggregateTrustManager;
import com.unboundid.util.ssl.JVMDefaultTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import com.unboundid.util.ssl.TrustAllTrustManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Who vouches for a directory's certificate: whom everybody trusts, and the authorities its account names. */
final class LdapTrust {

    private LdapTrust() {}

    static SSLUtil of(LdapServer server) throws GeneralSecurityException {
        if (!server.verifyCertificate()) {
            return new SSLUtil(new TrustAllTrustManager());
        }
        X509TrustManager everybodys = JVMDefaultTrustManager.getInstance();
        return new SSLUtil(
                server.authorities() == null
                        ? everybodys
                        : new AggregateTrustManager(false, everybodys, ofTheHouse(server.authorities())));
    }

    /** @throws CertificateException for a text that holds no certificate in PEM */
    static Collection<? extends Certificate> certificates(String pem) throws CertificateException {
        Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        if (found.isEmpty()) {
            throw new CertificateException("There is no certificate in the text");
        }
        return found;
    }

    private static X509TrustManager ofTheHouse(String pem) throws GeneralSecurityException {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate each : certificates(pem)) {
                trusted.setCertificateEntry("house-" + number++, each);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            for (TrustManager each : factory.getTrustManagers()) {
                if (each instanceof X509TrustManager manager) {
                    return manager;
                }
            }
            throw new GeneralSecurityException("The JVM has no manager of X.509 certificates");
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }
}
