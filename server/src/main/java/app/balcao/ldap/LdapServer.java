package app.balcao.ldap;

import app.balcao.ldap.LdapDirectory.Protection;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A directory's server, with the password it is searched with. */
record LdapServer(
        String host,
        int port,
        Protection protection,
        boolean verifyCertificate,
        @Nullable String authorities,
        String baseDn,
        @Nullable String bindDn,
        @Nullable String bindPassword,
        String userFilter,
        Duration timeout) {

    static final String PLACE = "{email}";

    /** The filter that finds an address, which cannot say more than an address (SEC-35). */
    Filter filter(String email) throws LDAPException {
        return filter(userFilter, email);
    }

    static Filter filter(String template, String email) throws LDAPException {
        return Filter.create(template.replace(PLACE, Filter.encodeValue(email)));
    }
}
