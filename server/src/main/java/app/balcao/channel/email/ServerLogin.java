package app.balcao.channel.email;

import org.jspecify.annotations.Nullable;

/**
 * How to reach a mail server, with its secret in the clear: never stored, logged or shown.
 *
 * @param user null when the server asks for none
 */
public record ServerLogin(
        String host,
        int port,
        Security security,
        @Nullable String user,
        @Nullable String password) {

    @Override
    public String toString() {
        return host + ":" + port + " (" + security + ")";
    }
}
