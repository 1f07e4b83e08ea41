package app.balcao.ldap;

import app.balcao.ldap.LdapDirectory.Protection;
import org.jspecify.annotations.Nullable;

/**
 * What administrators say of the directory; see {@link LdapDirectory} for what each means.
 *
 * @param bindPassword absent to keep the one there is, if the server stays the same
 */
public record LdapForm(
        boolean forAgents,
        boolean forCustomers,
        String host,
        int port,
        Protection protection,
        boolean verifyCertificate,
        @Nullable String authorities,
        String baseDn,
        @Nullable String bindDn,
        @Nullable String bindPassword,
        String userFilter,
        int timeoutSeconds,
        boolean localFallback) {}
