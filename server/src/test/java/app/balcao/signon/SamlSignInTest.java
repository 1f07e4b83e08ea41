package app.balcao.signon;

import static app.balcao.schema.Tables.SIGN_ON_ATTEMPT;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.signon.TestSamlProvider.Saying;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Agents who sign in at a SAML provider: its signed responses over the wire, and every way to forge one. */
@BalcaoTest
class SamlSignInTest {

    private static final TestSamlProvider IDP = new TestSamlProvider();
    private static final TestSamlProvider STRANGER = new TestSamlProvider();

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private String email;
    private String providerId;
    private String consumer;
    private String metadata;

    @BeforeEach
    void configure() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        email = accounts.acting(account, account.agent()).email();
        var made = owner.post("/api/v1/sign-on-providers", form());
        assertThat(made.status()).isEqualTo(201);
        providerId = made.text("/id");
        consumer = made.text("/endpoint");
        metadata = made.text("/metadataUrl");
    }

    private static Map<String, Object> form() {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("kind", "SAML");
        form.put("label", "Empresa");
        form.put("metadata", IDP.metadata());
        return form;
    }

    @Test
    @Rule("SSO-8")
    void theProvidersMetadataFillsInItsConfiguration() {
        var provider = owner.get("/api/v1/sign-on-providers/" + providerId);
        assertThat(provider.text("/issuer")).isEqualTo(TestSamlProvider.ENTITY);
        assertThat(provider.text("/url")).isEqualTo(TestSamlProvider.URL);
        assertThat(provider.text("/certificates")).contains("BEGIN CERTIFICATE");
        for (String bad : new String[] {
            "<a/>", "nada", IDP.metadata().replace("?>", "?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>")
        }) {
            Map<String, Object> form = form();
            form.put("label", "Outra");
            form.put("metadata", bad);
            assertThat(owner.post("/api/v1/sign-on-providers", form).text("/errors/0/field"))
                    .isEqualTo("metadata");
        }
    }

    @Test
    @Rule("SSO-8")
    void ourMetadataSaysWhereResponsesGo() {
        var answer = browser().answer(TestOpenIdProvider.path(metadata));
        assertThat(answer.statusCode()).isEqualTo(200);
        Document ours = TestSamlProvider.document(answer.body());
        assertThat(ours.getDocumentElement().getAttribute("entityID")).isEqualTo(metadata);
        assertThat(answer.body()).contains("Location=\"" + consumer + "\"", "WantAssertionsSigned=\"true\"");
    }

    @Test
    @Rule({"SSO-9", "SEC-6"})
    void whoSignsInThereIsInHere() {
        TestBrowser browser = browser();
        String redirect = start(browser, "/tickets/7");
        Element request = TestSamlProvider.request(redirect).getDocumentElement();
        assertThat(request.getAttribute("AssertionConsumerServiceURL")).isEqualTo(consumer);
        assertThat(request.getAttribute("Destination")).isEqualTo(TestSamlProvider.URL);
        assertThat(TestSamlProvider.relayState(redirect)).hasSizeLessThanOrEqualTo(80);
        String next = post(IDP.signed(saying(redirect)), redirect);
        assertThat(next).startsWith("/sso/saml/return?state=");
        assertThat(browser.get(next)).isEqualTo("/tickets/7");
        assertThat(browser.signedInAs()).isEqualTo(email);
        assertThat(browser.get(next)).startsWith("/sign-in?refused=stale");
    }

    @Test
    @Rule("SSO-9")
    void anAttributeMayHoldTheAddress() {
        Map<String, Object> form = form();
        form.put("emailClaim", "mail");
        change(form);
        assertThat(signIn(browser(), saying -> {
                    saying.subject = "u-4711";
                    saying.format = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
                    saying.attributes = Map.of("mail", email);
                }))
                .isEqualTo("/");
        assertThat(signIn(browser(), saying -> saying.subject = "u-1")).startsWith("/sign-in?refused=unverified");
    }

    @Test
    @Rule("SSO-6")
    void anAddressGivenToSomebodyElseLaterIsNoTakeover() {
        Map<String, Object> form = form();
        form.put("emailClaim", "mail");
        change(form);
        Consumer<Saying> first = saying -> {
            saying.subject = "u-1";
            saying.attributes = Map.of("mail", email);
        };
        assertThat(signIn(browser(), first)).isEqualTo("/");
        assertThat(signIn(browser(), first.andThen(saying -> saying.subject = "u-2")))
                .startsWith("/sign-in?refused=mismatch");
    }

    @Test
    @Rule("SSO-9")
    void aSubjectThatChangesEachTimeIsNobody() {
        assertThat(signIn(browser(), saying -> saying.format = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"))
                .startsWith("/sign-in?refused=invalid");
    }

    @Test
    @Rule("SSO-9")
    void theBrowserThatBeganMustShowItself() {
        TestBrowser mine = browser();
        String redirect = start(mine, "/");
        String next = post(IDP.signed(saying(redirect)), redirect);
        TestBrowser other = browser();
        assertThat(other.get(next)).startsWith("/sign-in?refused=stale");
        start(other, "/");
        assertThat(other.get(next)).startsWith("/sign-in?refused=stale");
        assertThat(mine.get(next)).isEqualTo("/");
        TestBrowser early = browser();
        String unanswered = start(early, "/");
        String state = next.replaceFirst("state=.*", "state=") + "AAAA" + TestSamlProvider.relayState(unanswered);
        assertThat(early.get(state)).startsWith("/sign-in?refused=stale");
    }

    @Test
    @Rule("SSO-10")
    void unaskedResponsesAreTakenOnlyWhereTheAccountSaysSo() {
        Saying unasked = Saying.of(email, metadata, consumer, null);
        assertThat(post(IDP.signed(unasked), null)).startsWith("/sign-in?refused=stale");
        Map<String, Object> form = form();
        form.put("unsolicited", true);
        change(form);
        TestBrowser browser = browser();
        String sent = IDP.signed(unasked);
        assertThat(browser.postFromElsewhere(path(), Map.of("SAMLResponse", TestSamlProvider.encoded(sent))))
                .isEqualTo("/");
        assertThat(browser.signedInAs()).isEqualTo(email);
        assertThat(post(sent, null)).startsWith("/sign-in?refused=invalid");
        assertThat(lastReason()).isEqualTo("ASSERTION_USED");
        // An answer to a request is not unasked, whoever lost the request.
        assertThat(post(IDP.signed(Saying.of(email, metadata, consumer, "_outro")), null))
                .startsWith("/sign-in?refused=invalid");
    }

    @TestFactory
    @Rule("SSO-9")
    Stream<DynamicTest> responsesThatWereNotMeantForThisAreRefused() {
        Map<String, Consumer<Saying>> wrong = new LinkedHashMap<>();
        wrong.put("audience", saying -> saying.audience = "https://outro.example/metadata");
        wrong.put("recipient", saying -> saying.recipient = "https://outro.example/acs");
        wrong.put("destination", saying -> saying.destination = "https://outro.example/acs");
        wrong.put("issuer", saying -> saying.issuer = "https://outro.example/metadata");
        wrong.put("expired", saying -> saying.notOnOrAfter = Instant.now().minus(Duration.ofMinutes(10)));
        wrong.put("not yet", saying -> saying.notBefore = Instant.now().plus(Duration.ofMinutes(10)));
        wrong.put("another request", saying -> saying.inResponseTo = "_outro");
        wrong.put("no request", saying -> saying.inResponseTo = null);
        wrong.put("no subject", saying -> saying.subject = "");
        return wrong.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    configure();
                    assertThat(signIn(browser(), each.getValue())).startsWith("/sign-in?refused=invalid");
                    assertThat(lastReason()).isEqualTo("WRONG_ASSERTION");
                }));
    }

    @TestFactory
    @Rule("SSO-9")
    Stream<DynamicTest> forgedResponsesAreRefused() {
        String boss = accounts.acting(account, account.owner()).email();
        Map<String, BiFunction<Saying, Saying, String>> forged = new LinkedHashMap<>();
        forged.put("unsigned", (mine, evil) -> TestSamlProvider.unsigned(evil));
        forged.put("signed by a stranger", (mine, evil) -> STRANGER.signed(evil));
        forged.put("only the envelope signed", (mine, evil) -> IDP.onlyResponseSigned(mine));
        forged.put("signed with SHA-1", (mine, evil) -> IDP.signedWithSha1(mine));
        forged.put("changed afterwards", (mine, evil) -> IDP.signed(mine).replace(email, boss));
        forged.put("signature removed", (mine, evil) -> IDP.signed(mine)
                .replaceAll("(?s)<ds:Signature .*?</ds:Signature>", ""));
        forged.put("evil assertion before the signed one", (mine, evil) -> wrap(mine, evil, true));
        forged.put("evil assertion after the signed one", (mine, evil) -> wrap(mine, evil, false));
        forged.put("signed assertion inside an evil one", (mine, evil) -> nest(mine, evil));
        forged.put("signed assertion moved into extensions, same id", (mine, evil) -> {
            evil.assertionId = mine.assertionId;
            return extensions(mine, evil);
        });
        forged.put("a document type", (mine, evil) -> "<!DOCTYPE x [<!ENTITY y \"" + boss + "\">]>" + IDP.signed(mine));
        forged.put("no XML", (mine, evil) -> "nada");
        return forged.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    TestBrowser browser = browser();
                    String redirect = start(browser, "/");
                    Saying evil = saying(redirect);
                    evil.subject = boss;
                    String sent = each.getValue().apply(saying(redirect), evil);
                    assertThat(post(sent, redirect)).startsWith("/sign-in?refused=invalid");
                    assertThat(browser.signedInAs()).isEmpty();
                    assertThat(lastReason()).isEqualTo("WRONG_ASSERTION");
                }));
    }

    @Test
    @Rule("SSO-9")
    void aCommentInTheSubjectCutsNothingOff() {
        TestBrowser browser = browser();
        String redirect = start(browser, "/");
        Saying saying = saying(redirect);
        // Signed by the provider for somebody whose address only begins like the agent's.
        saying.subject = email + ".evil.example";
        String sent = IDP.signed(saying).replace(email + ".evil", email + "<!-- -->.evil");
        assertThat(sent).contains("<!-- -->");
        assertThat(post(sent, redirect)).startsWith("/sign-in?refused=unknown");
        assertThat(browser.signedInAs()).isEmpty();
    }

    @Test
    @Rule("SSO-9")
    void aResponseIsGoodOnce() {
        TestBrowser browser = browser();
        String redirect = start(browser, "/");
        String sent = IDP.signed(saying(redirect));
        assertThat(post(sent, redirect)).startsWith("/sso/saml/return");
        assertThat(post(sent, redirect)).startsWith("/sign-in?refused=invalid");
        assertThat(lastReason()).isEqualTo("ASSERTION_USED");
    }

    @Test
    @Rule("SSO-4")
    void whoTakesTooLongBeginsAgain() {
        TestBrowser browser = browser();
        String redirect = start(browser, "/");
        accounts.in(account.id(), () -> sql.update(SIGN_ON_ATTEMPT)
                .set(SIGN_ON_ATTEMPT.EXPIRES_AT, OffsetDateTime.now().minusSeconds(1))
                .execute());
        assertThat(post(IDP.signed(saying(redirect)), redirect)).startsWith("/sign-in?refused=stale");
    }

    @Test
    void anotherAccountsProviderTakesNothing() {
        TestAccount other = accounts.create();
        assertThat(browser()
                        .postFromElsewhere(
                                "/sso/saml/" + other.login() + "/" + providerId + "/acs",
                                Map.of(
                                        "SAMLResponse",
                                        TestSamlProvider.encoded(IDP.signed(saying(start(browser(), "/")))))))
                .startsWith("/sign-in?refused=invalid");
        assertThat(browser()
                        .answer("/sso/saml/" + other.login() + "/" + providerId + "/metadata")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void severalCertificatesMayBeGoodWhileAProviderChangesThem() {
        Map<String, Object> form = form();
        form.remove("metadata");
        form.put("issuer", TestSamlProvider.ENTITY);
        form.put("url", TestSamlProvider.URL);
        form.put("certificates", STRANGER.pem() + IDP.pem());
        change(form);
        assertThat(signIn(browser(), saying -> {})).isEqualTo("/");
    }

    private String wrap(Saying mine, Saying evil, boolean evilFirst) {
        Document document = TestSamlProvider.document(IDP.signed(mine));
        Element signed = TestSamlProvider.assertion(document);
        Element forged = (Element) document.importNode(
                TestSamlProvider.assertion(TestSamlProvider.document(TestSamlProvider.unsigned(evil))), true);
        signed.getParentNode().insertBefore(forged, evilFirst ? signed : null);
        return TestSamlProvider.text(document);
    }

    private String nest(Saying mine, Saying evil) {
        Document document = TestSamlProvider.document(TestSamlProvider.unsigned(evil));
        Element signed = (Element)
                document.importNode(TestSamlProvider.assertion(TestSamlProvider.document(IDP.signed(mine))), true);
        TestSamlProvider.assertion(document).appendChild(signed);
        return TestSamlProvider.text(document);
    }

    private String extensions(Saying mine, Saying evil) {
        Document document = TestSamlProvider.document(TestSamlProvider.unsigned(evil));
        Element signed = (Element)
                document.importNode(TestSamlProvider.assertion(TestSamlProvider.document(IDP.signed(mine))), true);
        Element extensions = document.createElementNS("urn:oasis:names:tc:SAML:2.0:protocol", "samlp:Extensions");
        extensions.appendChild(signed);
        Element root = document.getDocumentElement();
        root.insertBefore(extensions, root.getFirstChild().getNextSibling());
        return TestSamlProvider.text(document);
    }

    private String lastReason() {
        return owner.get("/api/v1/audit-entries?action=session.refused&limit=1").text("/items/0/after/reason");
    }

    private Saying saying(String redirect) {
        return Saying.of(
                email,
                metadata,
                consumer,
                TestSamlProvider.request(redirect).getDocumentElement().getAttribute("ID"));
    }

    private String signIn(TestBrowser browser, Consumer<Saying> change) {
        String redirect = start(browser, "/");
        Saying saying = saying(redirect);
        change.accept(saying);
        String next = post(IDP.signed(saying), redirect);
        return next.startsWith("/sso/") ? browser.get(next) : next;
    }

    private String post(String xml, String redirect) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("SAMLResponse", TestSamlProvider.encoded(xml));
        if (redirect != null) {
            form.put("RelayState", TestSamlProvider.relayState(redirect));
        }
        return browser().postFromElsewhere(path(), form);
    }

    private String path() {
        return TestOpenIdProvider.path(consumer);
    }

    private String start(TestBrowser browser, String wanted) {
        String address =
                browser.get("/sso/start?account=" + account.login() + "&provider=" + providerId + "&return=" + wanted);
        assertThat(address).startsWith(TestSamlProvider.URL);
        return address;
    }

    private void change(Map<String, Object> form) {
        String path = "/api/v1/sign-on-providers/" + providerId;
        assertThat(owner.with("If-Match", owner.get(path).header("ETag"))
                        .put(path, form)
                        .status())
                .isEqualTo(200);
    }

    private TestBrowser browser() {
        return new TestBrowser(accounts.address());
    }
}
