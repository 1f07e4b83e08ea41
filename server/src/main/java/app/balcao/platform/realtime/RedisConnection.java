package app.balcao.platform.realtime;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A connection to Redis that speaks as much of its protocol (RESP2) as publishing and subscribing need. */
final class RedisConnection implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int DEFAULT_PORT = 6379;
    // Far above any answer to what is asked here.
    private static final int LONGEST_ANSWER = 64 * 1024 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private RedisConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    /**
     * Connects and signs in.
     *
     * @param url {@code redis://[[user]:password@]host[:port]}, or {@code rediss://…} for TLS
     * @param silence how long an answer may take
     */
    static RedisConnection open(URI url, Duration silence) throws IOException {
        Socket socket = connect(url);
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) silence.toMillis());
            var connection = new RedisConnection(socket);
            connection.signIn(url.getRawUserInfo());
            return connection;
        } catch (IOException | RuntimeException failure) {
            socket.close();
            throw failure;
        }
    }

    private static Socket connect(URI url) throws IOException {
        int port = url.getPort() < 0 ? DEFAULT_PORT : url.getPort();
        var plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(url.getHost(), port), CONNECT_MILLIS);
            if (!"rediss".equals(url.getScheme())) {
                return plain;
            }
            var secured = (SSLSocket)
                    ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, url.getHost(), port, true);
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
            return secured;
        } catch (IOException | RuntimeException failure) {
            plain.close();
            throw failure;
        }
    }

    private void signIn(@Nullable String userInfo) throws IOException {
        if (userInfo == null) {
            return;
        }
        int colon = userInfo.indexOf(':');
        String user = decoded(colon < 0 ? "" : userInfo.substring(0, colon));
        String password = decoded(userInfo.substring(colon + 1));
        command(user.isEmpty() ? List.of("AUTH", password) : List.of("AUTH", user, password));
        flush();
        answer();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Puts a command on its way, no further than to the next {@link #flush}. */
    void command(List<String> words) throws IOException {
        write("*" + words.size() + "\r\n");
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            write("$" + bytes.length + "\r\n");
            out.write(bytes);
            write("\r\n");
        }
    }

    void flush() throws IOException {
        out.flush();
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Waits for an answer to begin; false when none does within the time. */
    boolean answers() throws IOException {
        in.mark(1);
        try {
            if (in.read() < 0) {
                throw new EOFException("Redis closed the connection");
            }
        } catch (SocketTimeoutException silent) {
            return false;
        }
        in.reset();
        return true;
    }

    /**
     * Reads the next answer: its parts, in order, null for what is none.
     *
     * @throws IOException when the connection is gone, or the server refuses the command
     */
    List<@Nullable String> answer() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+', ':' -> List.of(rest);
            case '$' -> listOf(bulk(rest));
            case '*' -> several(number(rest));
            case '-' -> throw new IOException("Redis refuses: " + rest);
            default -> throw new IOException("Redis answers what is not understood");
        };
    }

    private List<@Nullable String> several(int count) throws IOException {
        var parts = new ArrayList<@Nullable String>();
        for (int each = 0; each < count; each++) {
            parts.addAll(answer());
        }
        return parts;
    }

    private static List<@Nullable String> listOf(@Nullable String text) {
        var one = new ArrayList<@Nullable String>(1);
        one.add(text);
        return one;
    }

    private @Nullable String bulk(String length) throws IOException {
        int bytes = number(length);
        if (bytes < 0) {
            return null;
        }
        byte[] text = in.readNBytes(bytes + 2);
        if (text.length < bytes + 2) {
            throw new EOFException("Redis closed the connection");
        }
        return new String(text, 0, bytes, StandardCharsets.UTF_8);
    }

    private static int number(String text) throws IOException {
        try {
            int number = Integer.parseInt(text);
            if (number <= LONGEST_ANSWER) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            throw new IOException("Redis answers what is not understood", malformed);
        }
        throw new IOException("Redis answers more than can be read");
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\r'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("Redis closed the connection");
            }
            line.append((char) next);
        }
        in.skipNBytes(1);
        if (line.isEmpty()) {
            throw new IOException("Redis answers what is not understood");
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
