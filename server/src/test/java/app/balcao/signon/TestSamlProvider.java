package app.balcao.signon;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Makes signed SAML responses as identity providers do, good ones and others. */
final class TestSamlProvider {

    static final String ENTITY = "https://idp.cliente.example/metadata";
    static final String URL = "https://idp.cliente.example/sso";

    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";

    private final KeyPair keys;
    private final X509Certificate certificate;

    TestSamlProvider() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            certificate = certificate(keys);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a response says; changed by tests to be wrong in one thing. */
    static final class Saying {
        String responseId = "_" + UUID.randomUUID();
        String assertionId = "_" + UUID.randomUUID();
        String subject;
        String format = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
        String issuer = ENTITY;
        String audience;
        String recipient;
        String destination;
        String inResponseTo;
        Map<String, String> attributes = Map.of();
        Instant notOnOrAfter = Instant.now().plus(Duration.ofMinutes(5));
        Instant notBefore = Instant.now().minus(Duration.ofMinutes(1));

        /** For whom the provider's configuration here says, in answer to a request. */
        static Saying of(String subject, String metadata, String consumer, String inResponseTo) {
            Saying saying = new Saying();
            saying.subject = subject;
            saying.audience = metadata;
            saying.recipient = consumer;
            saying.destination = consumer;
            saying.inResponseTo = inResponseTo;
            return saying;
        }
    }

    String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (java.security.cert.CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String metadata() {
        return """
                <?xml version="1.0"?>
                <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
                  <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                    <KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>
                      <X509Certificate>%s</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
                    <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%s/post"/>
                    <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%s"/>
                  </IDPSSODescriptor>
                </EntityDescriptor>
                """.formatted(ENTITY, pem().replaceAll("-----[^-]*-----|\\s", ""), URL, URL)
                .strip();
    }

    /** The request that a redirect carries, as XML. */
    static Document request(String redirect) {
        try {
            String encoded =
                    TestOpenIdProvider.query(URI.create(redirect).getRawQuery()).get("SAMLRequest");
            var inflated = new InflaterInputStream(
                    new ByteArrayInputStream(Base64.getDecoder().decode(encoded)), new Inflater(true));
            return document(new String(inflated.readAllBytes(), StandardCharsets.UTF_8));
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String relayState(String redirect) {
        return TestOpenIdProvider.query(URI.create(redirect).getRawQuery()).get("RelayState");
    }

    /** A response whose assertion is signed. */
    String signed(Saying saying) {
        Document document = document(unsigned(saying));
        sign(assertion(document), keys, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", DigestMethod.SHA256);
        return text(document);
    }

    /** The same with the deprecated algorithms. */
    String signedWithSha1(Saying saying) {
        Document document = document(unsigned(saying));
        sign(assertion(document), keys, "http://www.w3.org/2000/09/xmldsig#rsa-sha1", DigestMethod.SHA1);
        return text(document);
    }

    /** Only the envelope is signed, not what it asserts. */
    String onlyResponseSigned(Saying saying) {
        Document document = document(unsigned(saying));
        sign(
                document.getDocumentElement(),
                keys,
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                DigestMethod.SHA256);
        return text(document);
    }

    static String unsigned(Saying saying) {
        String attributes = saying.attributes.isEmpty()
                ? ""
                : "<saml:AttributeStatement>"
                        + saying.attributes.entrySet().stream()
                                .map(each -> "<saml:Attribute Name=\"" + each.getKey() + "\"><saml:AttributeValue>"
                                        + each.getValue() + "</saml:AttributeValue></saml:Attribute>")
                                .reduce("", String::concat)
                        + "</saml:AttributeStatement>";
        String answers = saying.inResponseTo == null ? "" : " InResponseTo=\"" + saying.inResponseTo + "\"";
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        String end = saying.notOnOrAfter.truncatedTo(ChronoUnit.SECONDS).toString();
        return """
                <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="%s" ID="%s" Version="2.0"\
                 IssueInstant="%s" Destination="%s"%s><saml:Issuer>%s</saml:Issuer><samlp:Status><samlp:StatusCode\
                 Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion ID="%s" Version="2.0"\
                 IssueInstant="%s"><saml:Issuer>%s</saml:Issuer><saml:Subject><saml:NameID Format="%s">%s</saml:NameID>\
                <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData\
                 NotOnOrAfter="%s" Recipient="%s"%s/></saml:SubjectConfirmation></saml:Subject><saml:Conditions\
                 NotBefore="%s" NotOnOrAfter="%s"><saml:AudienceRestriction><saml:Audience>%s</saml:Audience>\
                </saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="%s"><saml:AuthnContext>\
                <saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef>\
                </saml:AuthnContext></saml:AuthnStatement>%s</saml:Assertion></samlp:Response>\
                """.formatted(
                        ASSERTION,
                        saying.responseId,
                        now,
                        saying.destination,
                        answers,
                        saying.issuer,
                        saying.assertionId,
                        now,
                        saying.issuer,
                        saying.format,
                        saying.subject,
                        end,
                        saying.recipient,
                        answers,
                        saying.notBefore.truncatedTo(ChronoUnit.SECONDS),
                        end,
                        saying.audience,
                        now,
                        attributes);
    }

    static String encoded(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    static Element assertion(Document document) {
        return (Element) document.getElementsByTagNameNS(ASSERTION, "Assertion").item(0);
    }

    static Document document(String xml) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    static String text(Document document) {
        try {
            StringWriter text = new StringWriter();
            var transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (javax.xml.transform.TransformerException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void sign(Element element, KeyPair by, String algorithm, String digest) {
        try {
            element.setIdAttribute("ID", true);
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            Reference reference = factory.newReference(
                    "#" + element.getAttribute("ID"),
                    factory.newDigestMethod(digest, null),
                    List.of(
                            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                    null,
                    null);
            var info = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(algorithm, null),
                    Collections.singletonList(reference));
            KeyInfoFactory keyInfo = factory.getKeyInfoFactory();
            var context = new DOMSignContext(
                    by.getPrivate(), element, element.getFirstChild().getNextSibling());
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(info, keyInfo.newKeyInfo(List.of(keyInfo.newX509Data(List.of(certificate)))))
                    .sign(context);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate certificate(KeyPair keys) throws Exception {
        var name = new org.bouncycastle.asn1.x500.X500Name("CN=idp.cliente.example");
        var info = org.bouncycastle.asn1.x509.SubjectPublicKeyInfo.getInstance(
                keys.getPublic().getEncoded());
        var algorithm = new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers.sha256WithRSAEncryption,
                org.bouncycastle.asn1.DERNull.INSTANCE);
        var generator = new org.bouncycastle.asn1.x509.V3TBSCertificateGenerator();
        generator.setSerialNumber(new org.bouncycastle.asn1.ASN1Integer(BigInteger.ONE));
        generator.setIssuer(name);
        generator.setSubject(name);
        generator.setStartDate(
                new org.bouncycastle.asn1.x509.Time(Date.from(Instant.now().minus(Duration.ofDays(1)))));
        generator.setEndDate(
                new org.bouncycastle.asn1.x509.Time(Date.from(Instant.now().plus(Duration.ofDays(30)))));
        generator.setSubjectPublicKeyInfo(info);
        generator.setSignature(algorithm);
        var body = generator.generateTBSCertificate();
        var signature = java.security.Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(body.getEncoded());
        var vector = new org.bouncycastle.asn1.ASN1EncodableVector();
        vector.add(body);
        vector.add(algorithm);
        vector.add(new org.bouncycastle.asn1.DERBitString(signature.sign()));
        return (X509Certificate) java.security.cert.CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(new org.bouncycastle.asn1.DERSequence(vector).getEncoded()));
    }
}
