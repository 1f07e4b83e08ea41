package app.balcao.nodes;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An agent's console: takes what rings and what waits, listens to all its conversations, and writes in each. */
final class Attendant {

    private static final String CONVERSATIONS = "/api/v1/conversations";
    private static final double TWICE = 0.2;
    private static final long LOOK_EVERY = 400;
    private static final int SILENT_BEFORE_PING = 20;
    private static final int SILENT_BEFORE_GIVING_UP = 60;

    private final Talk talk;
    private final String id;
    private final ApiClient api;
    private final String byHand;
    private final Random chance;
    private final Set<String> mine = ConcurrentHashMap.newKeySet();
    private @Nullable Attendant colleague;

    /** @param byHand the queue out of which agents take who has waited longest */
    Attendant(Talk talk, String id, ApiClient api, String byHand, long seed) {
        this.talk = talk;
        this.id = id;
        this.api = api;
        this.byHand = byHand;
        chance = new Random(seed);
    }

    void begin(Attendant other) {
        colleague = other;
        Thread.ofVirtual().start(() -> repeat(this::look));
        Thread.ofVirtual().start(() -> repeat(this::next));
        Thread.ofVirtual().start(() -> repeat(this::listen));
    }

    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    private void repeat(Step step) {
        while (!talk.over()) {
            try {
                step.run();
            } catch (IOException | UncheckedIOException cut) {
                Customer.pause(100);
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private void look() {
        // Whom nobody heard of for a minute was set offline.
        api.put("/api/v1/me/chat-status", Map.of("status", "ONLINE"));
        for (JsonNode each : api.get(CONVERSATIONS + "?limit=100").json().at("/items")) {
            String conversation = each.path("id").asString();
            if (each.path("state").asString().equals("RINGING")) {
                Thread.ofVirtual().start(() -> quietly(() -> accept(conversation)));
                // Another node may be asked at the same time, and so may somebody at whom it does not ring.
                Thread.ofVirtual().start(() -> quietly(() -> accept(conversation)));
                Attendant other = Objects.requireNonNull(colleague);
                Thread.ofVirtual().start(() -> quietly(() -> other.accept(conversation)));
            } else if (each.path("state").asString().equals("ACTIVE")) {
                attend(conversation);
            }
        }
        Customer.pause(LOOK_EVERY);
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (UncheckedIOException cut) {
            // The list tells what came of it.
        }
    }

    private void accept(String conversation) {
        if (api.post(CONVERSATIONS + "/" + conversation + "/accept", null).status() == 200) {
            attend(conversation);
        }
    }

    private void next() {
        Answer answer = api.post(CONVERSATIONS + "/next", Map.of("queueId", byHand));
        if (answer.status() == 200 && !answer.text("/conversation/id").isEmpty()) {
            attend(answer.text("/conversation/id"));
        } else {
            Customer.pause(LOOK_EVERY);
        }
    }

    private void attend(String conversation) {
        talk.attends(conversation, id);
        if (mine.add(conversation)) {
            talk.agents.putIfAbsent(conversation, new Told("agent in " + conversation, talk.faults));
            long seed = chance.nextLong();
            Thread.ofVirtual().start(() -> write(conversation, new Random(seed)));
        }
    }

    private void write(String conversation, Random own) {
        for (int written = 0; written < talk.each && !talk.over(); ) {
            if (written < talk.allowed() && send(conversation, "a-" + written, own)) {
                talk.counted();
                written++;
            } else {
                Customer.pause(50);
            }
        }
    }

    private boolean send(String conversation, String clientId, Random own) {
        String path = CONVERSATIONS + "/" + conversation + "/messages";
        var message = Map.of("clientId", clientId, "text", "texto " + clientId);
        if (own.nextDouble() < TWICE) {
            Thread.ofVirtual().start(() -> quietly(() -> api.post(path, message)));
        }
        try {
            Answer answer = api.post(path, message);
            if (answer.status() == 200) {
                told(conversation)
                        .acknowledge(clientId, answer.json().path("seq").asLong());
            } else if (answer.status() < 500) {
                talk.faults.add("An agent was refused: " + answer.status() + " " + answer.json());
            }
            return answer.status() == 200;
        } catch (UncheckedIOException cut) {
            return false;
        }
    }

    private Told told(String conversation) {
        return Objects.requireNonNull(talk.agents.get(conversation));
    }

    private void listen() throws IOException, InterruptedException {
        Map<String, String> headers =
                Map.of("Cookie", "BALCAO_SESSION=" + api.cookie("BALCAO_SESSION"), "Origin", talk.address);
        try (Line line = Line.open(talk.address, "/realtime", headers)) {
            Set<String> followed = ConcurrentHashMap.newKeySet();
            int silent = 0;
            while (!talk.over()) {
                for (String each : List.copyOf(mine)) {
                    if (followed.add(each)) {
                        line.send(Map.of(
                                "type",
                                "subscribe",
                                "topic",
                                "conversation:" + each,
                                "after",
                                told(each).last()));
                    }
                }
                JsonNode frame = line.next(200);
                silent = frame == null ? silent + 1 : 0;
                if (frame != null) {
                    take(frame);
                } else if (silent == SILENT_BEFORE_PING) {
                    line.send(Map.of("type", "ping"));
                } else if (silent == SILENT_BEFORE_GIVING_UP) {
                    throw new IOException("Nothing comes any more");
                }
            }
        }
    }

    private void take(JsonNode frame) {
        switch (frame.path("type").asString()) {
            case "event" ->
                told(frame.path("topic").asString().substring("conversation:".length()))
                        .take(frame.path("data"));
            case "reset", "refused" -> talk.faults.add("An agent was told " + frame);
            default -> {
                // Nothing that is kept.
            }
        }
    }
}
