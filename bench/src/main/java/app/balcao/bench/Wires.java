package app.balcao.bench;

import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The connections that a proxy keeps: as many as requests are under way at once. */
public final class Wires implements AutoCloseable {

    private final int port;
    private final ConcurrentLinkedDeque<Wire> free = new ConcurrentLinkedDeque<>();

    public Wires(int port) {
        this.port = port;
    }

    public Wire.Answer ask(String request) throws IOException {
        Wire kept = free.poll();
        Wire wire = kept == null ? new Wire(port) : kept;
        try {
            Wire.Answer answer = wire.ask(request);
            free.push(wire);
            return answer;
        } catch (IOException failure) {
            wire.close();
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        for (Wire each : free) {
            each.close();
        }
    }
}
