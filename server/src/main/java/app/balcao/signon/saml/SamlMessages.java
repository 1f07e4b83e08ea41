package app.balcao.signon.saml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What this program tells SAML providers: that somebody wants to sign in, and what it is. */
public final class SamlMessages {

    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final String POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

    private SamlMessages() {}

    /** The id of the request that an attempt makes: a response names it. */
    public static String requestId(UUID attempt) {
        return "_" + attempt;
    }

    /** Where to send the browser with a request (HTTP-Redirect binding). */
    public static URI redirect(SamlPeer peer, String requestId, String relayState, Instant now) {
        String request = write(xml -> {
            xml.writeStartElement("samlp", "AuthnRequest", PROTOCOL);
            xml.writeNamespace("samlp", PROTOCOL);
            xml.writeNamespace("saml", ASSERTION);
            xml.writeAttribute("ID", requestId);
            xml.writeAttribute("Version", "2.0");
            xml.writeAttribute(
                    "IssueInstant", now.truncatedTo(ChronoUnit.SECONDS).toString());
            xml.writeAttribute("Destination", peer.url());
            xml.writeAttribute("ProtocolBinding", POST);
            xml.writeAttribute("AssertionConsumerServiceURL", peer.consumer());
            xml.writeStartElement("saml", "Issuer", ASSERTION);
            xml.writeCharacters(peer.entityId());
            xml.writeEndElement();
            xml.writeEndElement();
        });
        return URI.create(peer.url() + (peer.url().indexOf('?') < 0 ? '?' : '&') + "SAMLRequest="
                + URLEncoder.encode(Base64.getEncoder().encodeToString(deflated(request)), StandardCharsets.UTF_8)
                + "&RelayState=" + URLEncoder.encode(relayState, StandardCharsets.UTF_8));
    }

    /** This program, as metadata describes a service provider. */
    public static String metadata(String entityId, String consumer) {
        return write(xml -> {
            xml.writeStartElement("md", "EntityDescriptor", METADATA);
            xml.writeNamespace("md", METADATA);
            xml.writeAttribute("entityID", entityId);
            xml.writeStartElement("md", "SPSSODescriptor", METADATA);
            xml.writeAttribute("AuthnRequestsSigned", "false");
            xml.writeAttribute("WantAssertionsSigned", "true");
            xml.writeAttribute("protocolSupportEnumeration", PROTOCOL);
            xml.writeEmptyElement("md", "AssertionConsumerService", METADATA);
            xml.writeAttribute("Binding", POST);
            xml.writeAttribute("Location", consumer);
            xml.writeAttribute("index", "0");
            xml.writeAttribute("isDefault", "true");
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static String write(Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            content.write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private static byte[] deflated(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (var out = new DeflaterOutputStream(bytes, raw)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            raw.end();
        }
        return bytes.toByteArray();
    }
}
