package app.balcao.signon.saml;

import com.onelogin.saml2.authn.SamlResponse;
import com.onelogin.saml2.exception.SAMLException;
import com.onelogin.saml2.settings.Saml2Settings;
import com.onelogin.saml2.settings.SettingsBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathExpressionException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Verifies the responses of SAML providers: that the assertion is signed with one of the provider's certificates, was
 * meant for this program and this request, and is good now. What is read afterwards is what the signature covers.
 */
public final class SamlResponses {

    private static final int LONGEST = 200_000;
    // The library's own allowance for clocks that differ is three minutes.
    private static final Duration KEPT_AFTER_END = Duration.ofMinutes(5);
    private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

    private SamlResponses() {}

    /**
     * Verifies a response as the browser posted it.
     *
     * @param encoded Base64
     * @param requestId of the request that it must answer; null for a response that nobody asked for
     */
    public static SamlAssertion verify(SamlPeer peer, String encoded, @Nullable String requestId) throws SamlInvalid {
        SamlResponse response = read(settings(peer), peer.consumer(), encoded);
        if (!response.isValid(requestId)) {
            throw new SamlInvalid(String.valueOf(response.getError()));
        }
        try {
            Map<String, String> subject = response.getNameIdData();
            return new SamlAssertion(
                    response.getAssertionId(),
                    Objects.requireNonNullElse(subject.get("Value"), ""),
                    Objects.requireNonNullElse(subject.get("Format"), UNSPECIFIED),
                    Map.copyOf(response.getAttributes()),
                    endsAt(response).plus(KEPT_AFTER_END));
        } catch (Exception unreadable) {
            throw new SamlInvalid(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private static Instant endsAt(SamlResponse response) throws XPathExpressionException {
        return response.getAssertionNotOnOrAfter().stream()
                .map(each -> Instant.ofEpochMilli(each.getMillis()))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static SamlResponse read(Saml2Settings settings, String consumer, String encoded) throws SamlInvalid {
        if (encoded.length() > LONGEST) {
            throw new SamlInvalid("The response is too long");
        }
        try {
            // Read with the strictest parser first: the library's one is told to be strict too, but by itself.
            String xml = new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
            if (HardenedXml.parse(xml).isEmpty()) {
                throw new SamlInvalid("The response is no XML, or declares a document type");
            }
            return new SamlResponse(settings, consumer, encoded);
        } catch (IllegalArgumentException
                | XPathExpressionException
                | ParserConfigurationException
                | SAXException
                | IOException
                | SAMLException malformed) {
            throw new SamlInvalid("The response cannot be read", malformed);
        }
    }

    private static Saml2Settings settings(SamlPeer peer) throws SamlInvalid {
        List<X509Certificate> certificates =
                Certificates.read(peer.certificates()).orElseThrow(() -> new SamlInvalid("No certificate can be read"));
        Map<String, Object> values = new HashMap<>();
        values.put(SettingsBuilder.STRICT_PROPERTY_KEY, true);
        values.put(SettingsBuilder.SP_ENTITYID_PROPERTY_KEY, peer.entityId());
        values.put(SettingsBuilder.SP_ASSERTION_CONSUMER_SERVICE_URL_PROPERTY_KEY, peer.consumer());
        values.put(SettingsBuilder.IDP_ENTITYID_PROPERTY_KEY, peer.issuer());
        values.put(SettingsBuilder.IDP_SINGLE_SIGN_ON_SERVICE_URL_PROPERTY_KEY, peer.url());
        values.put(SettingsBuilder.SECURITY_WANT_ASSERTIONS_SIGNED, true);
        values.put(SettingsBuilder.SECURITY_WANT_NAMEID, true);
        values.put(SettingsBuilder.SECURITY_WANT_XML_VALIDATION, true);
        values.put(SettingsBuilder.SECURITY_REJECT_UNSOLICITED_RESPONSES_WITH_INRESPONSETO, true);
        values.put(SettingsBuilder.SECURITY_REJECT_DEPRECATED_ALGORITHM, true);
        values.put(SettingsBuilder.SECURITY_ALLOW_REPEAT_ATTRIBUTE_NAME_PROPERTY_KEY, true);
        Saml2Settings settings = new SettingsBuilder().fromValues(values).build();
        settings.setIdpx509certMulti(certificates);
        return settings;
    }
}
