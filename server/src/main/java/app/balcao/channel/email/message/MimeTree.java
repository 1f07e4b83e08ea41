package app.balcao.channel.email.message;

import app.balcao.channel.email.message.UnreadableMessageException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.ByteSequence;
import org.jspecify.annotations.Nullable;

/** Reads the structure of a source. Parts that are messages stay whole. */
final class MimeTree {

    static final int MAX_DEPTH = 30;
    static final int MAX_PARTS = 1_000;
    static final int MAX_HEADERS = 2_000;
    private static final int MAX_HEADER_CHARS = 200_000;
    private static final Pattern FIRST_BOUNDARY =
            Pattern.compile("(?:^|\\n)--([^\\s-][^\\r\\n]{0,150}?)[ \\t]*\\r?\\n(?=[\\w-]+:|\\r?\\n)");

    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable MimeNode root;
    private int parts;
    private boolean boundaryFound;

    private static final class Open {
        final Headers headers;
        final List<MimeNode> children = new ArrayList<>();
        byte[] preamble = new byte[0];

        Open(Headers headers) {
            this.headers = headers;
        }
    }

    private MimeTree() {}

    /**
     * Reads a source.
     *
     * @throws UnreadableMessageException when it nests too deep or has too many parts
     */
    static MimeNode read(byte[] source) throws UnreadableMessageException, IOException, MimeException {
        MimeTree tree = new MimeTree();
        tree.consume(new ByteArrayInputStream(source), null);
        return tree.root != null ? tree.root : emptyLeaf(new Headers(List.of()));
    }

    private static MimeNode emptyLeaf(Headers headers) {
        return new MimeNode.Leaf(headers, HeaderParameters.parse("text/plain"), new byte[0]);
    }

    private void consume(InputStream source, @Nullable String headless)
            throws UnreadableMessageException, IOException, MimeException {
        MimeConfig config = new MimeConfig.Builder()
                .setMaxLineLen(-1)
                .setMaxHeaderLen(-1)
                .setMaxHeaderCount(-1)
                .setMaxContentLen(-1)
                .build();
        MimeTokenStream stream = new MimeTokenStream(config);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        if (headless == null) {
            stream.parse(source);
        } else {
            stream.parseHeadless(source, headless);
        }
        List<Headers.Header> headers = new ArrayList<>();
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            switch (state) {
                case T_START_HEADER -> headers = new ArrayList<>();
                case T_FIELD -> keep(headers, stream.getField());
                case T_START_MULTIPART -> begin(new Headers(headers));
                case T_PREAMBLE -> open.getFirst().preamble = read(stream.getInputStream());
                case T_END_MULTIPART -> end();
                case T_BODY -> leaf(new Headers(headers), read(stream.getInputStream()));
                default -> {}
            }
        }
        while (!open.isEmpty()) {
            end();
        }
    }

    private static void keep(List<Headers.Header> headers, Field field) {
        if (headers.size() < MAX_HEADERS) {
            String value = value(field);
            headers.add(new Headers.Header(
                    field.getName().strip().toLowerCase(Locale.ROOT),
                    value.length() > MAX_HEADER_CHARS ? value.substring(0, MAX_HEADER_CHARS) : value));
        }
    }

    // The raw bytes, because senders write eight-bit headers in whatever charset they like.
    private static String value(Field field) {
        ByteSequence raw = field.getRaw();
        if (raw == null) {
            return field.getBody();
        }
        String line = Charsets.decode(raw.toByteArray(), null);
        return line.substring(line.indexOf(':') + 1)
                .replaceAll("\\r?\\n(?=[ \\t])", "")
                .replaceAll("[\\r\\n\\x00]+", " ")
                .strip();
    }

    private void begin(Headers headers) throws UnreadableMessageException {
        if (open.size() >= MAX_DEPTH) {
            throw new UnreadableMessageException(Reason.TOO_DEEP, "Parts nest deeper than " + MAX_DEPTH);
        }
        open.push(new Open(headers));
    }

    private void end() throws UnreadableMessageException, IOException, MimeException {
        Open done = open.pop();
        if (done.children.isEmpty() && done.preamble.length > 0) {
            leaf(done.headers, done.preamble);
            return;
        }
        HeaderParameters type = HeaderParameters.parse(done.headers.first("content-type"));
        add(new MimeNode.Multipart(
                done.headers, type.value().replaceFirst("^multipart/", ""), type, List.copyOf(done.children)));
    }

    private void add(MimeNode node) {
        Open parent = open.peek();
        if (parent != null) {
            parent.children.add(node);
        } else if (root == null) {
            root = node;
        }
    }

    // Also a multipart in which no delimiter of its boundary stands: found by another boundary, else text as it came.
    private void leaf(Headers headers, byte[] raw) throws UnreadableMessageException, IOException, MimeException {
        if (++parts > MAX_PARTS) {
            throw new UnreadableMessageException(Reason.TOO_MANY_PARTS, "More than " + MAX_PARTS + " parts");
        }
        HeaderParameters type = HeaderParameters.parse(headers.first("content-type"));
        String boundary = type.value().startsWith("multipart/") && !boundaryFound ? boundaryOf(raw) : null;
        if (boundary != null) {
            begin(headers);
            MimeTree inside = new MimeTree();
            inside.parts = parts;
            inside.boundaryFound = true;
            inside.consume(
                    new ByteArrayInputStream(raw), "multipart/mixed; boundary=\"" + boundary.replace("\"", "") + "\"");
            parts = inside.parts;
            if (inside.root instanceof MimeNode.Multipart multipart) {
                open.getFirst().children.addAll(multipart.children());
            } else if (inside.root != null) {
                open.getFirst().children.add(inside.root);
            }
            end();
            return;
        }
        String encoding = headers.lower("content-transfer-encoding");
        HeaderParameters known = type.value().startsWith("multipart/") ? HeaderParameters.parse("text/plain") : type;
        add(new MimeNode.Leaf(headers, known, TransferDecoding.decode(raw, encoding)));
    }

    // A multipart whose header lost its boundary, or names another, still shows it in its first delimiter.
    private static @Nullable String boundaryOf(byte[] raw) {
        String start = new String(raw, 0, Math.min(raw.length, 20_000), StandardCharsets.ISO_8859_1);
        Matcher matcher = FIRST_BOUNDARY.matcher(start);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static byte[] read(InputStream body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.transferTo(out);
        return out.toByteArray();
    }
}
