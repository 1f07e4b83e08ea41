package app.balcao.channel.email;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox as checked, ready to be stored.
 *
 * @param imapSecret encrypted; null to keep what is stored
 * @param smtpSecret encrypted; null to keep what is stored
 */
public record MailboxSettings(
        String name,
        String address,
        UUID departmentId,
        @Nullable UUID categoryId,
        int priority,
        boolean active,
        String imapHost,
        int imapPort,
        Security imapSecurity,
        String imapUser,
        byte @Nullable [] imapSecret,
        String imapFolder,
        @Nullable String smtpHost,
        @Nullable Integer smtpPort,
        @Nullable Security smtpSecurity,
        @Nullable String smtpUser,
        byte @Nullable [] smtpSecret) {}
