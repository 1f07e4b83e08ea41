package app.balcao.channel.email.store;

import static app.balcao.schema.Tables.OUTGOING_SERVER;

import app.balcao.channel.email.OutgoingServer;
import app.balcao.channel.email.Security;
import app.balcao.channel.email.store.MailboxRepository.StoredLogin;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.OutgoingServerRecord;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of the account's outgoing server. */
@Repository
public class OutgoingServerRepository {

    private final DSLContext sql;

    OutgoingServerRepository(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<OutgoingServer> find() {
        return sql.selectFrom(OUTGOING_SERVER)
                .where(OUTGOING_SERVER.ACCOUNT_ID.eq(Tenant.id()))
                .fetchOptional(OutgoingServerRepository::server);
    }

    public Optional<OutgoingServer> lock() {
        return sql.selectFrom(OUTGOING_SERVER)
                .where(OUTGOING_SERVER.ACCOUNT_ID.eq(Tenant.id()))
                .forUpdate()
                .fetchOptional(OutgoingServerRepository::server);
    }

    public Optional<StoredLogin> login() {
        return sql.selectFrom(OUTGOING_SERVER)
                .where(OUTGOING_SERVER.ACCOUNT_ID.eq(Tenant.id()))
                .fetchOptional(row -> new StoredLogin(
                        row.getSmtpHost(),
                        row.getSmtpPort(),
                        Security.valueOf(row.getSmtpSecurity()),
                        row.getSmtpUser(),
                        row.getSmtpSecret()));
    }

    /** @param keepSecret whether the stored secret stays when no new one is given */
    public void put(
            String host,
            int port,
            Security security,
            @Nullable String user,
            byte @Nullable [] secret,
            boolean keepSecret,
            String fromName,
            String fromAddress) {
        OutgoingServerRecord row = sql.fetchOptional(OUTGOING_SERVER, OUTGOING_SERVER.ACCOUNT_ID.eq(Tenant.id()))
                .orElseGet(() -> sql.newRecord(OUTGOING_SERVER));
        boolean isNew = row.getAccountId() == null;
        row.setAccountId(Tenant.id());
        row.setSmtpHost(host);
        row.setSmtpPort(port);
        row.setSmtpSecurity(security.name());
        row.setSmtpUser(user);
        if (secret != null || !keepSecret) {
            row.setSmtpSecret(secret);
        }
        row.setFromName(fromName);
        row.setFromAddress(fromAddress);
        if (isNew) {
            row.insert();
        } else {
            row.setVersion(row.getVersion() + 1);
            row.update();
        }
    }

    private static OutgoingServer server(OutgoingServerRecord row) {
        return new OutgoingServer(
                row.getSmtpHost(),
                row.getSmtpPort(),
                Security.valueOf(row.getSmtpSecurity()),
                row.getSmtpUser(),
                row.getSmtpSecret() != null,
                row.getFromName(),
                row.getFromAddress(),
                row.getVersion());
    }
}
