package app.balcao.legal;

/** The documents that a company may show its customers. */
public enum LegalKind {
    /** Termos de uso. */
    TERMS("termos"),
    /** Política de privacidade. */
    PRIVACY("privacidade");

    private final String page;

    LegalKind(String page) {
        this.page = page;
    }

    /** First part of the public page's address. */
    String page() {
        return page;
    }
}
