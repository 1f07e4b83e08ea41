package app.balcao.channel.email;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What administrators say of a mailbox. Fields are checked by the service, all at once. */
public record MailboxForm(
        @Nullable String name,
        @Nullable String address,
        @Nullable UUID departmentId,
        @Nullable UUID categoryId,
        @Nullable Integer priority,
        @Nullable Boolean active,
        @Nullable Imap imap,
        @Nullable Smtp smtp) {

    /** @param password absent to keep the one there is */
    public record Imap(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable Security security,
            @Nullable String user,
            @Nullable String password,
            @Nullable String folder) {}

    /** @param password absent to keep the one there is */
    public record Smtp(
            @Nullable String host,
            @Nullable Integer port,
            @Nullable Security security,
            @Nullable String user,
            @Nullable String password) {}
}
