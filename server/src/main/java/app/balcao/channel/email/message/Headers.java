package app.balcao.channel.email.message;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The headers of a message or part, in order, unfolded but with encoded words as they came. */
public final class Headers {

    /** One header; the name in lower case. */
    public record Header(String name, String value) {}

    private final List<Header> headers;

    Headers(List<Header> headers) {
        this.headers = List.copyOf(headers);
    }

    /** The first value of a header, stripped; null when it is missing or empty. */
    public @Nullable String first(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        for (Header header : headers) {
            if (header.name().equals(wanted) && !header.value().isBlank()) {
                return header.value().strip();
            }
        }
        return null;
    }

    /** As {@link #first}, empty instead of null, in lower case. */
    public String lower(String name) {
        String value = first(name);
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }

    /** All values of a header. */
    public List<String> all(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return headers.stream()
                .filter(header -> header.name().equals(wanted))
                .map(Header::value)
                .toList();
    }

    public boolean has(String name) {
        return first(name) != null;
    }

    /** True when the header is there at all, even empty. */
    public boolean present(String name) {
        return !all(name).isEmpty();
    }
}
