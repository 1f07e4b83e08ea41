package app.balcao.ldap;

import app.balcao.ldap.LdapDirectory.Protection;
import app.balcao.ldap.store.LdapRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import app.balcao.platform.security.Secrets;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.LdapDirectoryRecord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the account's directory is reached, which administrators say (SEC-32). */
@Service
public class LdapDirectories {

    private final LdapRepository repository;
    private final Secrets secrets;
    private final Realtime realtime;
    private final ApplicationEventPublisher events;

    LdapDirectories(LdapRepository repository, Secrets secrets, Realtime realtime, ApplicationEventPublisher events) {
        this.repository = repository;
        this.secrets = secrets;
        this.realtime = realtime;
        this.events = events;
    }

    /** @throws Problem forbidden */
    @Transactional(readOnly = true)
    public LdapDirectory find(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return current();
    }

    private LdapDirectory current() {
        return repository.find().map(LdapDirectories::directory).orElse(LdapDirectory.NONE);
    }

    /** @throws Problem forbidden; validation; version-conflict */
    @Transactional
    public LdapDirectory change(ActingAgent acting, LdapForm typed, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        LdapForm form = LdapChecks.read(typed);
        LdapDirectory before = current();
        String password = password(form);
        if (before.version() != version
                || !repository.put(form, password == null ? null : secrets.encrypt(password), version)) {
            throw Problem.versionConflict(current());
        }
        LdapDirectory after = current();
        events.publishEvent(
                AuditableAction.of(Actor.agent(acting.id(), acting.name()), "ldap.changed", "account", Tenant.id())
                        .changing(auditable(before), auditable(after)));
        realtime.publish(Topics.ACCOUNT, "directory-changed", Map.of("what", "LDAP"));
        return after;
    }

    /**
     * The server as it would be reached if a form were saved.
     *
     * @throws Problem forbidden; validation
     */
    @Transactional(readOnly = true)
    LdapServer server(ActingAgent acting, LdapForm typed) {
        acting.require(Permission.MANAGE_ACCOUNT);
        LdapForm form = LdapChecks.read(typed);
        return new LdapServer(
                form.host(),
                form.port(),
                form.protection(),
                form.verifyCertificate(),
                form.authorities(),
                form.baseDn(),
                form.bindDn(),
                password(form),
                form.userFilter(),
                Duration.ofSeconds(form.timeoutSeconds()));
    }

    // What was typed, or else the one that is kept: but only for the same server, spoken to as safely and as the same
    // name. Else whoever may change the form could have the password sent to a server of their own.
    private @Nullable String password(LdapForm form) {
        String name = form.bindDn();
        if (name == null) {
            return null;
        }
        if (form.bindPassword() != null) {
            return form.bindPassword();
        }
        String kept = repository
                .find()
                .filter(row -> row.getHost().equalsIgnoreCase(form.host())
                        && row.getPort() == form.port()
                        && row.getProtection().equals(form.protection().name())
                        && (!row.getVerifyCertificate() || form.verifyCertificate())
                        && name.equals(row.getBindDn()))
                .flatMap(this::bindPassword)
                .orElse(null);
        if (kept == null) {
            throw Problem.validation(FieldProblem.of("bindPassword", "required", "ldap.bind-password"));
        }
        return kept;
    }

    private Optional<String> bindPassword(LdapDirectoryRecord row) {
        byte[] secret = row.getBindSecret();
        return secret == null
                ? Optional.empty()
                : secrets.read(secret, "The search password of the directory of account " + Tenant.id());
    }

    /**
     * The settings that hold; absent while there are none.
     *
     * @param server that they lead to; null when the password of the search cannot be read
     */
    record InForce(LdapDirectory directory, @Nullable LdapServer server) {}

    @Transactional(readOnly = true)
    Optional<InForce> inForce() {
        return repository.find().map(row -> new InForce(directory(row), server(row)));
    }

    private @Nullable LdapServer server(LdapDirectoryRecord row) {
        String password = bindPassword(row).orElse(null);
        if (password == null && row.getBindSecret() != null) {
            return null;
        }
        return new LdapServer(
                row.getHost(),
                row.getPort(),
                Protection.valueOf(row.getProtection()),
                row.getVerifyCertificate(),
                row.getAuthorities(),
                row.getBaseDn(),
                row.getBindDn(),
                password,
                row.getUserFilter(),
                Duration.ofSeconds(row.getTimeoutSeconds()));
    }

    private static LdapDirectory directory(LdapDirectoryRecord row) {
        return new LdapDirectory(
                row.getForAgents(),
                row.getForCustomers(),
                row.getHost(),
                row.getPort(),
                Protection.valueOf(row.getProtection()),
                row.getVerifyCertificate(),
                row.getAuthorities(),
                row.getBaseDn(),
                row.getBindDn(),
                row.getBindSecret() != null,
                row.getUserFilter(),
                row.getTimeoutSeconds(),
                row.getLocalFallback(),
                row.getVersion());
    }

    private static Map<String, @Nullable Object> auditable(LdapDirectory directory) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (directory.version() == 0) {
            return values;
        }
        values.put("forAgents", directory.forAgents());
        values.put("forCustomers", directory.forCustomers());
        values.put("host", directory.host());
        values.put("port", directory.port());
        values.put("protection", directory.protection().name());
        values.put("verifyCertificate", directory.verifyCertificate());
        values.put("authorities", directory.authorities());
        values.put("baseDn", directory.baseDn());
        values.put("bindDn", directory.bindDn());
        values.put("userFilter", directory.userFilter());
        values.put("timeoutSeconds", directory.timeoutSeconds());
        values.put("localFallback", directory.localFallback());
        return values;
    }
}
