package app.balcao.channel.email.message;

import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;

/**
 * A file that a mail carries, read when it is sent.
 *
 * @param id the attachment's, by which the text names it as a picture
 */
public record OutgoingFile(UUID id, String name, String mediaType, Content content) {

    /** Opens the bytes, as often as it takes. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    DataSource dataSource() {
        return new DataSource() {
            @Override
            public InputStream getInputStream() throws IOException {
                return content.open();
            }

            @Override
            public OutputStream getOutputStream() {
                throw new UnsupportedOperationException("An attachment is read only");
            }

            @Override
            public String getContentType() {
                return mediaType;
            }

            @Override
            public String getName() {
                return name;
            }
        };
    }
}
