package app.balcao.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection that waits for each answer. It knows just enough of HTTP to spend next to no
 * processor time, which on a small machine would be taken from the program that is measured.
 */
public final class Wire implements AutoCloseable {

    private static final int PATIENCE = (int) Duration.ofSeconds(60).toMillis();
    private static final int BUFFER = 64 * 1024;

    /** A connection that nobody asked over for longer may have been closed by the program. */
    private static final Duration FRESH = Duration.ofSeconds(10);

    /** What came back. */
    public record Answer(int status, byte[] body) {

        public boolean isGood() {
            return status >= 200 && status < 300;
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final int port;
    private Socket socket;
    private InputStream in;
    private boolean lastAnswer;
    private long used = System.nanoTime();

    Wire(int port) throws IOException {
        this.port = port;
        socket = connect();
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    private Socket connect() throws IOException {
        Socket connected = new Socket(InetAddress.getLoopbackAddress(), port);
        connected.setTcpNoDelay(true);
        connected.setSoTimeout(PATIENCE);
        return connected;
    }

    Answer ask(String request) throws IOException {
        if (lastAnswer || System.nanoTime() - used > FRESH.toNanos()) {
            socket.close();
            socket = connect();
            in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            lastAnswer = false;
        }
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
                chunked = true;
            } else if (lower.startsWith("connection:") && lower.contains("close")) {
                lastAnswer = true;
            }
        }
        byte[] body = chunked ? chunks() : exactly(length);
        used = System.nanoTime();
        return new Answer(status, body);
    }

    private byte[] chunks() throws IOException {
        byte[] body = new byte[0];
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            byte[] longer = java.util.Arrays.copyOf(body, body.length + size);
            System.arraycopy(exactly(size), 0, longer, body.length, size);
            body = longer;
            line();
        }
        line();
        return body;
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The program hung up in the middle of an answer");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("The program hung up");
            }
            if (each != '\r') {
                line.append((char) each);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
