package app.balcao.bench.chat;

import app.balcao.bench.Wire;
import app.balcao.bench.Wires;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Agents with the console open: each follows their conversations over a line of their own, and writes by requests. */
final class Desk implements Line.Ear, AutoCloseable {

    /** Conversations of each. */
    static final int OF_ONE_AGENT = 20;

    private final ChatCompany company;
    private final Lines lines;
    private final Arrivals arrivals;
    private final Wires wires;
    private final Consumer<String> heard;
    private final ConcurrentMap<Integer, AtomicInteger> followed = new ConcurrentHashMap<>();
    private int agents;

    /** @param heard takes what they are told, but what they follow */
    Desk(ChatCompany company, Lines lines, Wires wires, Consumer<String> heard) {
        this.company = company;
        this.lines = lines;
        this.arrivals = new Arrivals(lines);
        this.wires = wires;
        this.heard = heard;
    }

    /** Has agents come until so many conversations are followed, a whole number of agents' each. */
    void grow(int conversations) throws IOException, InterruptedException {
        int wanted = conversations / OF_ONE_AGENT;
        arrivals.bring(agents, wanted, each -> lines.open(each, "/realtime", company.agentHeaders(each), this));
        agents = wanted;
    }

    @Override
    public void opened(Line line) throws IOException {
        followed.put(line.number(), new AtomicInteger());
        follow(line, "agent:" + company.agent(line.number()));
        for (int each = 0; each < OF_ONE_AGENT; each++) {
            follow(line, "conversation:" + company.conversation(line.number() * OF_ONE_AGENT + each));
        }
    }

    private static void follow(Line line, String topic) throws IOException {
        line.send("{\"type\":\"subscribe\",\"topic\":\"" + topic + "\"}");
    }

    @Override
    public void heard(Line line, String text) throws IOException {
        if (text.startsWith("{\"type\":\"refused\"")) {
            throw new IOException("An agent may not follow: " + text);
        }
        if (!text.startsWith("{\"type\":\"subscribed\"")) {
            heard.accept(text);
        } else if (followed.get(line.number()).incrementAndGet() == OF_ONE_AGENT + 1) {
            arrivals.arrived();
        }
    }

    /** The agent of a conversation writes in it. */
    void write(int conversation, String body) throws IOException {
        Wire.Answer answer = wires.ask("POST /api/v1/conversations/" + company.conversation(conversation)
                + "/messages HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n"
                + company.agentHeaders(conversation / OF_ONE_AGENT)
                + "Content-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
        if (!answer.isGood()) {
            throw new IOException(answer.status() + " " + answer.text());
        }
    }

    @Override
    public void close() throws IOException {
        wires.close();
    }
}
