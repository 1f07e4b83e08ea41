package app.balcao.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server to send by that answers as a test tells it to, and keeps what it accepts. */
final class ScriptedSmtp implements AutoCloseable {

    private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();
    private volatile boolean hangsUp;

    ScriptedSmtp() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** From now on refuses one recipient for good. */
    void refuse(String address) {
        answers.put("RCPT TO:<" + address + ">", "550 5.1.1 no such user");
    }

    /** From now on answers a command, such as RCPT, in this way. */
    void answer(String command, String answer) {
        answers.put(command, answer);
    }

    /** From now on behaves. */
    void behave() {
        answers.clear();
    }

    /** Hangs up as soon as it has accepted a message. */
    void hangUpAfterAccepting() {
        hangsUp = true;
    }

    /** Sources of what it accepted. */
    List<String> accepted() {
        return accepted;
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
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            say(socket, "220 here");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                String usual = command.equals("DATA") ? "354 go" : command.equals("QUIT") ? "221 bye" : "250 ok";
                String answer = answers.getOrDefault(line, answers.getOrDefault(command, usual));
                say(socket, answer);
                if (answer.startsWith("354")) {
                    accepted.add(message(in));
                    say(socket, "250 taken");
                    if (hangsUp) {
                        return;
                    }
                }
            }
        } catch (IOException closed) {
            // The client went.
        }
    }

    private static String message(BufferedReader in) throws IOException {
        StringBuilder source = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            source.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
        }
        return source.toString();
    }

    private static void say(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
