package app.balcao.ldap;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the form of the directory, and tells everything that is wrong with it at once. */
final class LdapChecks {

    private static final Pattern HOST = Pattern.compile("[\\p{Alnum}._:\\[\\]-]{1,250}");
    private static final int LONGEST = 1000;
    private static final int LONGEST_AUTHORITIES = 50_000;
    private static final int MOST_SECONDS = 30;

    private final List<FieldProblem> problems = new ArrayList<>();

    private LdapChecks() {}

    /** @throws Problem validation */
    static LdapForm read(LdapForm typed) {
        return new LdapChecks().form(typed);
    }

    private LdapForm form(LdapForm typed) {
        String host = typed.host().strip();
        if (host.isEmpty()) {
            add("host", "required", "problem.field.required");
        } else if (!HOST.matcher(host).matches()) {
            add("host", "host", "ldap.host");
        }
        range("port", typed.port(), 65_535);
        range("timeoutSeconds", typed.timeoutSeconds(), MOST_SECONDS);
        String base = typed.baseDn().strip();
        if (base.length() > LONGEST || !DN.isValidDN(base)) {
            add("baseDn", "dn", "ldap.base-dn");
        }
        String filter = typed.userFilter().strip();
        if (!filter.contains(LdapServer.PLACE)) {
            add("userFilter", "place", "ldap.filter.place");
        } else if (filter.length() > LONGEST || !isFilter(filter)) {
            add("userFilter", "filter", "ldap.filter.shape");
        }
        String authorities = optional("authorities", typed.authorities(), LONGEST_AUTHORITIES);
        if (authorities != null && !areCertificates(authorities)) {
            add("authorities", "certificate", "ldap.authorities");
        }
        String bindDn = optional("bindDn", typed.bindDn(), LONGEST);
        String password = typed.bindPassword();
        if (password != null && password.length() > LONGEST) {
            add("bindPassword", "size", "problem.field.size", 1, LONGEST);
        }
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return new LdapForm(
                typed.forAgents(),
                typed.forCustomers(),
                host,
                typed.port(),
                typed.protection(),
                typed.verifyCertificate(),
                authorities,
                base,
                bindDn,
                password == null || password.isEmpty() ? null : password,
                filter,
                typed.timeoutSeconds(),
                typed.localFallback());
    }

    private @Nullable String optional(String field, @Nullable String typed, int longest) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (typed.length() > longest) {
            add(field, "size", "problem.field.size", 0, longest);
        }
        return typed.strip();
    }

    private void range(String field, int value, int most) {
        if (value < 1 || value > most) {
            add(field, "range", "problem.field.range", 1, most);
        }
    }

    private void add(String field, String code, String messageKey, Object... arguments) {
        problems.add(FieldProblem.of(field, code, messageKey, arguments));
    }

    private static boolean isFilter(String template) {
        try {
            LdapServer.filter(template, "ana@empresa.example");
            return true;
        } catch (LDAPException malformed) {
            return false;
        }
    }

    private static boolean areCertificates(String pem) {
        try {
            return !LdapTrust.certificates(pem).isEmpty();
        } catch (CertificateException unreadable) {
            return false;
        }
    }
}
