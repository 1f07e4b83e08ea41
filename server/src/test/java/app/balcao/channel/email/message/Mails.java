package app.balcao.channel.email.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Sources of mails for tests: files of src/test/resources/mail, or written in place. */
final class Mails {

    private Mails() {}

    static byte[] source(String name) {
        try (InputStream in = Objects.requireNonNull(Mails.class.getResourceAsStream("/mail/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static IncomingMessage read(String name) {
        return parse(source(name));
    }

    static IncomingMessage of(String source) {
        return parse(source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    static IncomingMessage parse(byte[] source) {
        try {
            return MessageParser.parse(source);
        } catch (UnreadableMessageException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
