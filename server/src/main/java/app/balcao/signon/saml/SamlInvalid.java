package app.balcao.signon.saml;

/** A SAML response that proves nothing; the message says why, for the audit. */
public final class SamlInvalid extends Exception {

    private static final long serialVersionUID = 1L;

    SamlInvalid(String why) {
        super(why);
    }

    SamlInvalid(String why, Exception cause) {
        super(why, cause);
    }
}
