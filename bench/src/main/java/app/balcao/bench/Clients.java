package app.balcao.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Browsers at the program: each asks over its own connection, on behalf of one of the agents. */
final class Clients implements AutoCloseable {

    private final Operation.Agents agents;
    private final List<Wire> wires = new ArrayList<>();
    private final List<Words> words = new ArrayList<>();

    Clients(int port, Data data, int count) throws IOException {
        agents = new Operation.Agents(data);
        for (int number = 0; number < count; number++) {
            wires.add(new Wire(port));
            words.add(new Words(System.nanoTime() + number));
        }
    }

    /** Asks once, and says what is wrong with the answer; nothing when it is good. */
    String ask(Operation operation, int client) throws IOException {
        String request = operation.request(agents, client % Data.AGENTS, words.get(client));
        Wire.Answer answer = wires.get(client).ask(request);
        return answer.isGood() ? "" : answer.status() + " " + answer.text();
    }

    @Override
    public void close() throws IOException {
        for (Wire each : wires) {
            each.close();
        }
    }
}
