package app.balcao.ldap;

import org.jspecify.annotations.Nullable;

/**
 * How the account's directory is reached (SEC-32). The password it is searched with is never answered.
 *
 * @param forAgents whether it verifies the passwords of agents
 * @param forCustomers whether it verifies those of customers
 * @param verifyCertificate whether a certificate that nobody vouches for is refused
 * @param authorities certificates in PEM that vouch for the server's, besides those everybody trusts
 * @param baseDn below which people are searched
 * @param bindDn as whom; null searches anonymously
 * @param hasBindPassword whether a password for it is kept
 * @param userFilter what finds a person, with {@code {email}} in the place of the address
 * @param timeoutSeconds after which the directory counts as unavailable
 * @param localFallback whether the password kept here will do, too; it always does for the owner (SEC-33)
 * @param version counts the changes; 0 while none was made
 */
public record LdapDirectory(
        boolean forAgents,
        boolean forCustomers,
        String host,
        int port,
        Protection protection,
        boolean verifyCertificate,
        @Nullable String authorities,
        String baseDn,
        @Nullable String bindDn,
        boolean hasBindPassword,
        String userFilter,
        int timeoutSeconds,
        boolean localFallback,
        int version) {

    /** How the connection is protected from listeners. */
    public enum Protection {
        NONE,
        STARTTLS,
        SSL
    }

    /** What the form begins with while no directory is set. */
    static final LdapDirectory NONE = new LdapDirectory(
            false, false, "", 636, Protection.SSL, true, null, "", null, false, "(mail={email})", 5, false, 0);
}
