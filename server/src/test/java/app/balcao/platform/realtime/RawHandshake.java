package app.balcao.platform.realtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A WebSocket client that reads only when told to, with as small a buffer as the system allows. */
final class RawHandshake implements AutoCloseable {

    private final Socket socket = new Socket();
    private final int status;

    RawHandshake(String address, String session, String origin) throws IOException {
        URI uri = URI.create(address);
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(10_000);
        socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        String request = "GET /realtime HTTP/1.1\r\nHost: " + uri.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
                + (origin.isEmpty() ? "" : "\r\nOrigin: " + origin)
                + (session.isEmpty() ? "" : "\r\nCookie: BALCAO_SESSION=" + session)
                + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String head = readUntil("\r\n\r\n");
        status = Integer.parseInt(head.split(" ", 3)[1]);
    }

    /** The status a handshake is answered with. */
    static int status(String address, String session, String origin) {
        try (var raw = new RawHandshake(address, session, origin)) {
            return raw.status;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sends a short text frame, masked as a client must. */
    void sendText(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        var frame = new ByteArrayOutputStream();
        frame.write(0x81);
        frame.write(0x80 | bytes.length);
        frame.write(new byte[] {0, 0, 0, 0});
        frame.write(bytes);
        socket.getOutputStream().write(frame.toByteArray());
    }

    void awaitText(String text) throws IOException {
        readUntil(text);
    }

    private String readUntil(String end) throws IOException {
        InputStream in = socket.getInputStream();
        var read = new StringBuilder();
        while (read.indexOf(end) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("Closed before \"" + end + "\": " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    /** Reads what is there and whether the server has closed behind it. */
    boolean isCutOff() throws IOException {
        socket.setSoTimeout(200);
        byte[] buffer = new byte[1 << 16];
        try {
            while (true) {
                if (socket.getInputStream().read(buffer) < 0) {
                    return true;
                }
            }
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
