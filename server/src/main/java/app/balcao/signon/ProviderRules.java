package app.balcao.signon;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.EmailAddress;
import app.balcao.platform.text.ShortText;
import app.balcao.signon.saml.Certificates;
import app.balcao.signon.saml.IdentityProviderMetadata;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a provider's settings must be, by its kind; collects all that is wrong. */
final class ProviderRules {

    /** Fewest bytes of a key for HS256 (SEC-38). */
    static final int LEAST_KEY_BYTES = 32;

    private static final int LABEL_LENGTH = 60;
    private static final int TEXT_LENGTH = 500;
    private static final int CLAIM_LENGTH = 250;
    private static final int URL_LENGTH = 2000;
    private static final String DEFAULT_SCOPES = "openid email profile";
    private static final Pattern SCOPES =
            Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+( [\\x21\\x23-\\x5B\\x5D-\\x7E]+)*");

    private final SignOnProviderForm form;
    private final boolean hasSecret;
    private final boolean privateAllowed;
    private final List<FieldProblem> problems = new ArrayList<>();

    private ProviderRules(SignOnProviderForm form, boolean hasSecret, boolean privateAllowed) {
        this.form = form;
        this.hasSecret = hasSecret;
        this.privateAllowed = privateAllowed;
    }

    /**
     * The settings in their one form.
     *
     * @param hasSecret whether one is kept already
     * @param privateAllowed whether an OpenID provider on this machine may go without TLS
     * @throws Problem validation
     */
    static CleanProvider clean(SignOnProviderForm form, boolean hasSecret, boolean privateAllowed) {
        return new ProviderRules(form, hasSecret, privateAllowed).clean();
    }

    private CleanProvider clean() {
        SignOnKind kind = form.kind();
        String label = text("label", form.label(), LABEL_LENGTH);
        if (kind == null) {
            problems.add(FieldProblem.of("kind", "required", "problem.field.required"));
            throw Problem.validation(problems);
        }
        CleanProvider clean =
                switch (kind) {
                    case AGENT_JWT -> token(kind, label, null);
                    case CUSTOMER_JWT -> token(kind, label, address("url", form.url()));
                    case OIDC -> openId(label);
                    case SAML -> saml(label);
                };
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return clean;
    }

    private boolean active() {
        return !Boolean.FALSE.equals(form.active());
    }

    private CleanProvider token(SignOnKind kind, String label, @Nullable String url) {
        String issuer = EmailAddress.canonicalDomain(form.issuer()).orElse("");
        if (form.issuer() == null || form.issuer().isBlank()) {
            problems.add(FieldProblem.of("issuer", "required", "problem.field.required"));
        } else if (issuer.isEmpty()) {
            problems.add(FieldProblem.of("issuer", "pattern", "signon.domain"));
        }
        String key = secret();
        if (key != null && key.getBytes(StandardCharsets.UTF_8).length < LEAST_KEY_BYTES) {
            problems.add(FieldProblem.of("secret", "size", "signon.key", LEAST_KEY_BYTES));
        }
        return new CleanProvider(kind, label, active(), issuer, url, key, null, null, null, true, null, false);
    }

    private CleanProvider openId(String label) {
        String issuer = address("issuer", form.issuer());
        if (issuer.indexOf('?') >= 0 || issuer.indexOf('#') >= 0) {
            problems.add(FieldProblem.of("issuer", "pattern", "signon.url"));
        }
        String clientId = text("clientId", form.clientId(), TEXT_LENGTH);
        String scopes = or(form.scopes(), DEFAULT_SCOPES).replaceAll("\\s+", " ");
        if (!SCOPES.matcher(scopes).matches()
                || !Arrays.asList(scopes.split(" ")).contains("openid")) {
            problems.add(FieldProblem.of("scopes", "pattern", "signon.scopes"));
        }
        String claim = or(form.emailClaim(), "email");
        return new CleanProvider(
                SignOnKind.OIDC,
                label,
                active(),
                issuer,
                null,
                secret(),
                clientId,
                scopes,
                longest("emailClaim", claim, CLAIM_LENGTH),
                !Boolean.FALSE.equals(form.verifiedOnly()),
                null,
                false);
    }

    private CleanProvider saml(String label) {
        IdentityProviderMetadata metadata = metadata();
        String issuer = text("issuer", metadata == null ? form.issuer() : metadata.entityId(), TEXT_LENGTH);
        String url = address("url", metadata == null ? form.url() : metadata.signOnUrl());
        String pem = metadata == null ? form.certificates() : metadata.certificates();
        String certificates = null;
        if (pem == null || pem.isBlank()) {
            problems.add(FieldProblem.of("certificates", "required", "problem.field.required"));
        } else {
            certificates = Certificates.normal(pem).orElse(null);
            if (certificates == null) {
                problems.add(FieldProblem.of("certificates", "pattern", "signon.certificates"));
            }
        }
        String attribute = or(form.emailClaim(), "");
        return new CleanProvider(
                SignOnKind.SAML,
                label,
                active(),
                issuer,
                url,
                null,
                null,
                null,
                attribute.isEmpty() ? null : longest("emailClaim", attribute, CLAIM_LENGTH),
                true,
                certificates,
                Boolean.TRUE.equals(form.unsolicited()));
    }

    private @Nullable IdentityProviderMetadata metadata() {
        if (form.metadata() == null || form.metadata().isBlank()) {
            return null;
        }
        var read = IdentityProviderMetadata.read(form.metadata());
        if (read.isEmpty()) {
            problems.add(FieldProblem.of("metadata", "pattern", "signon.metadata"));
        }
        return read.orElse(null);
    }

    private @Nullable String secret() {
        String typed = form.secret() == null || form.secret().isBlank()
                ? null
                : form.secret().strip();
        if (typed == null && !hasSecret) {
            problems.add(FieldProblem.of("secret", "required", "problem.field.required"));
        }
        return typed;
    }

    private String text(String field, @Nullable String typed, int longest) {
        String text = ShortText.line(typed);
        if (ShortText.invisible(text)) {
            problems.add(FieldProblem.of(field, "required", "problem.field.required"));
            return "";
        }
        return longest(field, text, longest);
    }

    private String longest(String field, String text, int longest) {
        if (ShortText.length(text) > longest) {
            problems.add(FieldProblem.of(field, "size", "problem.field.size", 1, longest));
        }
        return text;
    }

    /** An address of the web, over TLS but for this machine. */
    private String address(String field, @Nullable String typed) {
        String text = text(field, typed, URL_LENGTH);
        if (!text.isEmpty() && !isWebAddress(text)) {
            problems.add(FieldProblem.of(field, "pattern", "signon.url"));
        }
        return text;
    }

    private boolean isWebAddress(String text) {
        try {
            URI uri = new URI(text);
            String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            String host = uri.getHost();
            return host != null
                    && uri.getUserInfo() == null
                    && (scheme.equals("https") || (privateAllowed && scheme.equals("http")));
        } catch (java.net.URISyntaxException malformed) {
            return false;
        }
    }

    private static String or(@Nullable String typed, String otherwise) {
        String text = ShortText.line(typed);
        return text.isEmpty() ? otherwise : text;
    }
}
