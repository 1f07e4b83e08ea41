package app.balcao.signon.saml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What a SAML provider says of itself.
 *
 * @param signOnUrl where browsers are sent by a redirect; null when it offers none
 * @param certificates as {@link Certificates} reads them
 */
public record IdentityProviderMetadata(
        String entityId, @Nullable String signOnUrl, String certificates) {

    private static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    private static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

    /** Reads the metadata of one provider; absent for anything else. */
    public static Optional<IdentityProviderMetadata> read(String xml) {
        return HardenedXml.parse(xml).flatMap(IdentityProviderMetadata::read);
    }

    private static Optional<IdentityProviderMetadata> read(Document document) {
        NodeList roles = document.getElementsByTagNameNS(METADATA, "IDPSSODescriptor");
        if (roles.getLength() != 1
                || !(roles.item(0).getParentNode() instanceof Element entity)
                || entity.getAttribute("entityID").isBlank()) {
            return Optional.empty();
        }
        Element role = (Element) roles.item(0);
        return Optional.of(new IdentityProviderMetadata(
                entity.getAttribute("entityID").strip(), signOnUrl(role), certificates(role)));
    }

    private static @Nullable String signOnUrl(Element role) {
        return elements(role, METADATA, "SingleSignOnService").stream()
                .filter(each -> each.getAttribute("Binding").equals(REDIRECT))
                .map(each -> each.getAttribute("Location").strip())
                .findFirst()
                .orElse(null);
    }

    private static String certificates(Element role) {
        StringBuilder pem = new StringBuilder();
        for (Element key : elements(role, METADATA, "KeyDescriptor")) {
            if (!key.getAttribute("use").equals("encryption")) {
                for (Element each : elements(key, SIGNATURE, "X509Certificate")) {
                    Certificates.read(each.getTextContent())
                            .ifPresent(found -> found.forEach(one -> pem.append(Certificates.pem(one))));
                }
            }
        }
        return pem.toString();
    }

    private static List<Element> elements(Element inside, String namespace, String name) {
        NodeList found = inside.getElementsByTagNameNS(namespace, name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
