package app.balcao.channel.webchat;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** The public key of a widget, as pages carry it: whose it is, and which. */
public record WidgetKey(UUID accountId, UUID publicId) {

    private static final int BYTES = 32;

    /** Takes a key apart; absent for what is none. */
    static Optional<WidgetKey> of(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return Optional.of(new WidgetKey(
                new UUID(buffer.getLong(), buffer.getLong()), new UUID(buffer.getLong(), buffer.getLong())));
    }

    /** As it stands in addresses. */
    public String text() {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES)
                .putLong(accountId.getMostSignificantBits())
                .putLong(accountId.getLeastSignificantBits())
                .putLong(publicId.getMostSignificantBits())
                .putLong(publicId.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }
}
