package app.balcao.signon;

/** How a provider says who somebody is. */
public enum SignOnKind {
    /** A token that the company's intranet makes for its agents (Painel do Atendente). */
    AGENT_JWT,
    /** A token that the company's site makes for its customers (Painel do Cliente), and for its chat. */
    CUSTOMER_JWT,
    OIDC,
    SAML;

    /** Whether people find it on the sign-in page. */
    public boolean offered() {
        return this == OIDC || this == SAML;
    }

    /** Whether it shares a secret with this program. */
    boolean hasSecret() {
        return this != SAML;
    }
}
