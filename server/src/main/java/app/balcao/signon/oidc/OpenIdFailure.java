package app.balcao.signon.oidc;

/** Why an OpenID provider's answer opens nothing. */
public final class OpenIdFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean unavailable;
    private final String reason;

    private OpenIdFailure(boolean unavailable, String reason, String detail, Exception cause) {
        super(detail, cause);
        this.unavailable = unavailable;
        this.reason = reason;
    }

    /** The provider does not answer, or not as the standard has it. */
    static OpenIdFailure unavailable(Exception cause) {
        return new OpenIdFailure(true, "PROVIDER_UNAVAILABLE", String.valueOf(cause.getMessage()), cause);
    }

    static OpenIdFailure unavailable(String detail) {
        return new OpenIdFailure(true, "PROVIDER_UNAVAILABLE", detail, new IllegalStateException(detail));
    }

    /** It answers, but what it says does not prove anything. */
    static OpenIdFailure invalid(String reason, Exception cause) {
        return new OpenIdFailure(false, reason, String.valueOf(cause.getMessage()), cause);
    }

    public boolean isUnavailable() {
        return unavailable;
    }

    /** Stable name, for the audit. */
    public String reason() {
        return reason;
    }
}
