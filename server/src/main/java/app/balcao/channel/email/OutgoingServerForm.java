package app.balcao.channel.email;

import org.jspecify.annotations.Nullable;

/**
 * What administrators say of the outgoing server.
 *
 * @param password absent to keep the one there is
 */
public record OutgoingServerForm(
        @Nullable String host,
        @Nullable Integer port,
        @Nullable Security security,
        @Nullable String user,
        @Nullable String password,
        @Nullable String fromName,
        @Nullable String fromAddress) {}
