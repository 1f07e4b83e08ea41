package app.balcao.nodes;

import app.balcao.ApiClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A browser with the widget: writes ahead of the acknowledgements, and sends again what has none once it is back. */
final class Customer implements Runnable {

    private static final int AHEAD = 3;

    /** Of how many customers one has a network that lets no WebSocket through. */
    private static final int POLLS = 4;

    private static final double TWICE = 0.2;

    // In looks of half a second each. A page waits longer for a sign of life before it takes its line for dead.
    private static final int SILENT_BEFORE_PING = 8;
    private static final int SILENT_BEFORE_GIVING_UP = 24;

    private final Talk talk;
    private final int number;
    private final String department;
    private final Random chance;
    private final Told told;
    private final Deque<String> unsent = new ArrayDeque<>();
    private final Map<String, String> address;
    private @Nullable String visitor;
    private @Nullable String conversation;
    private int written;

    Customer(Talk talk, int number, String department, long seed) {
        this.talk = talk;
        this.number = number;
        this.department = department;
        chance = new Random(seed + number);
        told = new Told("customer " + number, talk.faults);
        // Each from an address of its own, of which one may begin only so many.
        address = Map.of("X-Forwarded-For", "203.0." + (113 + number / 250) + "." + (1 + number % 250));
    }

    @Override
    public void run() {
        while (!talk.over()) {
            try {
                String known = visitor == null ? arrive() : visitor;
                visitor = known;
                try (Wire line = connect(known)) {
                    converse(line, known);
                }
            } catch (IOException | UncheckedIOException cut) {
                pause(20 + chance.nextInt(200));
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private Wire connect(String known) throws IOException, InterruptedException {
        return number % POLLS == 0
                ? new PolledLine(talk.address + talk.widget, address, known, conversation, told.last())
                : Line.open(talk.address, talk.widget + "/socket", address);
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String arrive() throws IOException {
        var page = new ApiClient(talk.address, null);
        var answer = page.with("X-Forwarded-For", address.get("X-Forwarded-For"))
                .post(talk.widget + "/visitors", Map.of("language", "pt-BR"));
        if (answer.status() != 200) {
            throw new IOException("No visitor: " + answer.status());
        }
        return answer.text("/visitor");
    }

    private void converse(Wire line, String known) throws IOException, InterruptedException {
        var hello = new HashMap<String, Object>();
        hello.put("type", "hello");
        hello.put("visitor", known);
        hello.put("conversation", conversation);
        hello.put("after", told.last());
        hello.put("language", "pt-BR");
        line.send(hello);
        boolean welcomed = false;
        int silent = 0;
        while (!talk.over()) {
            JsonNode frame = line.next(500);
            silent = frame == null ? silent + 1 : 0;
            if (silent == SILENT_BEFORE_PING) {
                line.send(Map.of("type", "ping"));
            } else if (silent == SILENT_BEFORE_GIVING_UP) {
                throw new IOException("Nothing comes any more");
            }
            if (frame != null) {
                take(line, frame);
                welcomed = welcomed || frame.path("type").asString().equals("welcome");
            }
            if (welcomed && conversation != null) {
                write(line);
            }
        }
    }

    private void take(Wire line, JsonNode frame) throws IOException, InterruptedException {
        switch (frame.path("type").asString()) {
            case "welcome" -> {
                if (frame.path("conversation").isNull()) {
                    start(line);
                } else {
                    known(frame);
                    for (String each : unsent) {
                        send(line, each);
                    }
                }
            }
            case "started" -> known(frame);
            case "message" -> told.take(frame);
            case "ack" -> acknowledged(frame);
            case "state" -> {
                if (frame.at("/conversation/state").asString().equals("ENDED")) {
                    talk.faults.add("The conversation of customer " + number + " was ended: " + frame);
                }
            }
            case "error" -> {
                if (frame.at("/problem/status").asInt() != 429) {
                    talk.faults.add("Customer " + number + " was refused: " + frame);
                }
                pause(500);
                throw new IOException("Refused");
            }
            case "reset" -> talk.faults.add("Customer " + number + " was to begin anew");
            default -> {
                // Nothing that is kept.
            }
        }
    }

    private void start(Wire line) throws IOException, InterruptedException {
        var frame = Map.of(
                "type", "start",
                "id", 1,
                "clientId", "start-" + number,
                "departmentId", department,
                "name", "Cliente " + number,
                "email", "cliente" + number + "@prova.example",
                "message", "Olá de " + number);
        line.send(frame);
        if (chance.nextDouble() < TWICE) {
            line.send(frame);
        }
    }

    private void known(JsonNode frame) {
        String id = frame.at("/conversation/id").asString();
        if (conversation == null) {
            conversation = id;
            talk.customers.put(id, told);
        } else if (!conversation.equals(id)) {
            talk.faults.add("Customer " + number + " has two conversations");
        }
    }

    private void acknowledged(JsonNode frame) {
        String clientId = frame.path("clientId").asString();
        told.acknowledge(clientId, frame.path("seq").asLong());
        if (unsent.remove(clientId)) {
            talk.counted();
        }
    }

    private void write(Wire line) throws IOException, InterruptedException {
        while (written < talk.allowed() && unsent.size() < AHEAD) {
            String clientId = "c-" + number + "-" + written++;
            unsent.add(clientId);
            send(line, clientId);
            if (chance.nextDouble() < TWICE) {
                send(line, clientId);
            }
        }
    }

    private void send(Wire line, String clientId) throws IOException, InterruptedException {
        line.send(Map.of("type", "send", "id", 2, "clientId", clientId, "text", "texto " + clientId));
    }
}
