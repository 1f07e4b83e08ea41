package app.balcao.channel.email;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address customers write to (OPN-31).
 *
 * @param smtp null when its mail leaves by the account's outgoing server
 * @param lastError why it could not be collected; null when it could
 */
public record Mailbox(
        UUID id,
        String name,
        String address,
        UUID departmentId,
        @Nullable UUID categoryId,
        int priority,
        boolean active,
        Imap imap,
        @Nullable Smtp smtp,
        @Nullable OffsetDateTime lastCollectedAt,
        @Nullable String lastError,
        @Nullable OffsetDateTime lastErrorAt,
        int version) {

    /** Where it is collected. */
    public record Imap(String host, int port, Security security, String user, boolean hasPassword, String folder) {}

    /** Where its mail leaves. */
    public record Smtp(
            String host,
            int port,
            Security security,
            @Nullable String user,
            boolean hasPassword) {}
}
