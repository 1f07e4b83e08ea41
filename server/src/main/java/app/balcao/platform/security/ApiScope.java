package app.balcao.platform.security;

import java.util.Arrays;
import java.util.Optional;

/** What an API token may be narrowed to. Operations are given their scopes in {@code api-scopes.txt}. */
public enum ApiScope {
    TICKETS_READ,
    TICKETS_WRITE,
    CUSTOMERS_READ,
    CUSTOMERS_WRITE,
    PEOPLE_READ,
    PEOPLE_WRITE,
    EMAIL_READ,
    EMAIL_WRITE,
    ACCOUNT_READ,
    ACCOUNT_WRITE,
    AUDIT_READ;

    /** As it is written in the interface: {@code tickets:read}. */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ':');
    }

    /** The scope that is so written. */
    public static Optional<ApiScope> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text().equals(text)).findFirst();
    }
}
