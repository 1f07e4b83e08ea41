package app.balcao.channel.email;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Stands before a mail server and protects its connections, or does not; remembers what it is told in the clear. */
final class ProtectedFront implements AutoCloseable {

    enum Protocol {
        IMAP("* OK front\r\n"),
        SMTP("220 front\r\n");

        private final String greeting;

        Protocol(String greeting) {
            this.greeting = greeting;
        }
    }

    /** What a connection begins as. */
    enum Offer {
        TLS,
        STARTTLS,
        /** Nothing but clear text, as behind somebody who strips the offer. */
        NOTHING
    }

    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final List<String> clear = new CopyOnWriteArrayList<>();
    private final Protocol protocol;
    private final Offer offer;
    private final SSLContext tls;
    private final int server;

    ProtectedFront(Protocol protocol, Offer offer, SSLContext tls, int server) throws IOException {
        this.protocol = protocol;
        this.offer = offer;
        this.tls = tls;
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Lines that came in the clear. */
    List<String> clear() {
        return clear;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            if (offer == Offer.TLS || beginsTls(socket)) {
                SSLSocket secured =
                        (SSLSocket) tls.getSocketFactory().createSocket(socket, "localhost", socket.getPort(), true);
                secured.setUseClientMode(false);
                secured.startHandshake();
                hand(secured);
            }
        } catch (IOException refused) {
            // The client did not trust us, or went.
        }
    }

    private boolean beginsTls(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        say(out, protocol.greeting);
        for (String line = line(socket.getInputStream()); line != null; line = line(socket.getInputStream())) {
            clear.add(line);
            if (line.toUpperCase(Locale.ROOT).endsWith("STARTTLS") && offer == Offer.STARTTLS) {
                say(out, protocol == Protocol.SMTP ? "220 go\r\n" : tag(line) + " OK go\r\n");
                return true;
            }
            say(out, protocol == Protocol.SMTP ? smtp(line) : imap(line));
        }
        return false;
    }

    // Without an offer it says yes to everything, so that whoever would tell a secret tells it.
    private String smtp(String line) {
        if (line.startsWith("EHLO")) {
            return offer == Offer.STARTTLS ? "250-front\r\n250 STARTTLS\r\n" : "250-front\r\n250 AUTH PLAIN LOGIN\r\n";
        }
        return line.startsWith("QUIT") ? "221 bye\r\n" : line.startsWith("AUTH") ? "235 ok\r\n" : "250 ok\r\n";
    }

    private String imap(String line) {
        String words = line.toUpperCase(Locale.ROOT);
        String first = words.contains("CAPABILITY")
                ? "* CAPABILITY IMAP4rev1" + (offer == Offer.STARTTLS ? " STARTTLS LOGINDISABLED" : "") + "\r\n"
                : words.contains("LOGOUT") ? "* BYE\r\n" : "";
        return first + tag(line) + " OK done\r\n";
    }

    private static String tag(String line) {
        return line.split(" ", 2)[0];
    }

    private void hand(Socket client) throws IOException {
        try (Socket back = new Socket(InetAddress.getLoopbackAddress(), server)) {
            if (offer == Offer.STARTTLS) {
                line(back.getInputStream());
            }
            Thread answers = Thread.ofVirtual().start(() -> pipe(back, client));
            pipe(client, back);
            answers.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pipe(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.close();
        } catch (IOException closed) {
            // Either side may hang up.
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString().strip();
            }
            line.append((char) b);
        }
        return null;
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
