package app.balcao.channel.email;

import org.jspecify.annotations.Nullable;

/** The account's own way out, for mailboxes without one and for notices. */
public record OutgoingServer(
        String host,
        int port,
        Security security,
        @Nullable String user,
        boolean hasPassword,
        String fromName,
        String fromAddress,
        int version) {}
