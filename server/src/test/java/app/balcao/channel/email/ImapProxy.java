package app.balcao.channel.email;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stands before an IMAP server and changes what it says, line by line, as other servers would have said it. */
final class ImapProxy implements AutoCloseable {

    /** What a line becomes; null for one that is swallowed. */
    interface Twist extends UnaryOperator<String> {}

    /** Thrown by a twist to hang up. */
    static final class HangUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int server;
    private volatile Twist twist = line -> line;

    ImapProxy(int server) throws IOException {
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return open.size();
    }

    void twist(Twist next) {
        twist = next;
    }

    /** Drops all connections. */
    void hangUp() {
        for (Socket each : open) {
            close(each);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (Socket back = new Socket(InetAddress.getLoopbackAddress(), server)) {
            Thread.ofVirtual().start(() -> commands(client, back));
            answers(back.getInputStream(), client.getOutputStream());
        } catch (IOException | HangUp over) {
            // Either side may hang up.
        } finally {
            open.remove(client);
            close(client);
        }
    }

    private void commands(Socket client, Socket back) {
        try {
            client.getInputStream().transferTo(back.getOutputStream());
        } catch (IOException closed) {
            // Either side may hang up.
        } finally {
            close(back);
        }
    }

    private void answers(InputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                String twisted = twist.apply(line.toString(StandardCharsets.ISO_8859_1));
                if (twisted != null) {
                    out.write(twisted.getBytes(StandardCharsets.ISO_8859_1));
                    out.flush();
                }
                line.reset();
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is closed.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        hangUp();
    }
}
