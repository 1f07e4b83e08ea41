package app.balcao.portal.web;

import app.balcao.account.Account;
import app.balcao.channel.webchat.ChatWidgets;
import app.balcao.channel.webchat.PortalIdentities;
import app.balcao.channel.webchat.WidgetKey;
import app.balcao.legal.LegalKind;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.files.Attachment;
import app.balcao.platform.files.web.FileAnswer;
import app.balcao.portal.PortalCustomer;
import app.balcao.portal.PortalEntrance;
import app.balcao.portal.PortalPages;
import app.balcao.portal.PortalSessions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The portal of an account, for its customers. */
@RestController
@RequestMapping("/api/v1/portal/{account}")
class PortalController {

    // A new logo is seen by everybody within minutes.
    private static final CacheControl LOGO_CACHE =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final PortalEntrance entrance;
    private final PortalSessions sessions;
    private final PortalPages pages;
    private final ChatWidgets chat;
    private final PortalIdentities identities;

    PortalController(
            PortalEntrance entrance,
            PortalSessions sessions,
            PortalPages pages,
            ChatWidgets chat,
            PortalIdentities identities) {
        this.entrance = entrance;
        this.sessions = sessions;
        this.pages = pages;
        this.chat = chat;
        this.identities = identities;
    }

    /**
     * What the portal's pages show to anybody.
     *
     * @param accent colour of the company, as #rrggbb; null for the product's
     * @param authenticationUrl where to send whoever is not signed in (POR-2); null when there is no such page
     * @param passwordSignIn whether they come in by e-mail and password
     * @param chatKey of the chat that stands on its pages; null without one (WCH-2)
     */
    record Portal(
            String loginName,
            String companyName,
            String language,
            @Nullable String logoUrl,
            @Nullable String accent,
            @Nullable String termsUrl,
            @Nullable String privacyUrl,
            @Nullable String authenticationUrl,
            boolean passwordSignIn,
            @Nullable String chatKey) {}

    /** @param email the address that is written to; null for a customer without one */
    record SignedInCustomer(String name, @Nullable String email) {}

    @Operation(summary = "An account's portal")
    @GetMapping
    Portal find(@PathVariable String account) {
        PortalPages.Company company = pages.company();
        Account found = company.account();
        return new Portal(
                found.loginName(),
                found.companyName(),
                found.language(),
                found.logoId() == null ? null : "/api/v1/portal/" + found.loginName() + "/logo",
                found.accent(),
                company.document(LegalKind.TERMS),
                company.document(LegalKind.PRIVACY),
                entrance.authenticationAddress().orElse(null),
                entrance.takesPasswords(),
                chat.ofPortal().map(WidgetKey::text).orElse(null));
    }

    @Operation(summary = "The company's logo, for anybody")
    @GetMapping("/logo")
    @Nullable
    ResponseEntity<Resource> logo(@PathVariable String account, WebRequest request) {
        Attachment logo = pages.logo().orElseThrow(Problem::notFound);
        return request.checkNotModified(FileAnswer.tag(logo))
                ? null
                : FileAnswer.of(logo, pages.open(logo), LOGO_CACHE);
    }

    @Operation(summary = "The customer who is signed in; hands out the CSRF cookie, also to nobody")
    @GetMapping("/session")
    SignedInCustomer session(@PathVariable String account, @Nullable PortalCustomer customer) {
        if (customer == null) {
            throw Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in", "portal.not-signed-in");
        }
        return new SignedInCustomer(customer.customerName(), customer.email());
    }

    /** @param token for the chat's script, within two minutes */
    record ChatToken(String token) {}

    @Operation(summary = "Have the chat on the portal's pages know the customer who is signed in")
    @PostMapping("/chat-token")
    ChatToken chatToken(@PathVariable String account, PortalCustomer customer) {
        return new ChatToken(identities.token(customer.customerId()));
    }

    record Credentials(
            @NotBlank @Size(max = 250) String email,
            @NotEmpty @Size(max = 1000) String password) {}

    @Operation(summary = "Sign a customer in by the password of the company's directory")
    @PostMapping("/session")
    ResponseEntity<Void> begin(
            @PathVariable String account, @Valid @RequestBody Credentials body, HttpServletRequest request) {
        String userAgent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        String session = entrance.byPassword(body.email(), body.password(), request.getRemoteAddr(), userAgent);
        return ResponseEntity.noContent()
                .header(
                        HttpHeaders.SET_COOKIE,
                        PortalCookie.set(session, entrance.account().loginName(), request))
                .build();
    }

    @Operation(summary = "Sign the customer out")
    @DeleteMapping("/session")
    ResponseEntity<Void> end(
            @PathVariable String account, @Nullable PortalCustomer customer, HttpServletRequest request) {
        if (customer != null) {
            sessions.end(customer);
        }
        return ResponseEntity.noContent()
                .header(
                        HttpHeaders.SET_COOKIE,
                        PortalCookie.clear(entrance.account().loginName(), request))
                .build();
    }
}
