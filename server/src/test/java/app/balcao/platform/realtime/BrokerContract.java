package app.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every way of joining nodes must keep to. */
abstract class BrokerContract {

    /** A node of the one installation under test, connected. */
    abstract Broker node();

    static final class Recorder implements Broker.Listener {

        final List<Signal> signals = new CopyOnWriteArrayList<>();
        final List<Instant> interruptions = new CopyOnWriteArrayList<>();

        @Override
        public void on(Signal signal) {
            signals.add(signal);
        }

        @Override
        public void onInterruption() {
            interruptions.add(Instant.now());
        }
    }

    static Signal.Events events(Stream stream, long from, long to, String data) {
        return new Signal.Events(
                stream,
                LongStream.rangeClosed(from, to)
                        .mapToObj(
                                seq -> new StreamEvent(seq, "changed", data, Instant.ofEpochMilli(1_700_000_000_123L)))
                        .toList());
    }

    private static Stream stream() {
        return new Stream(UUID.randomUUID(), "ticket:" + UUID.randomUUID());
    }

    private static Recorder listening(Broker broker) {
        var recorder = new Recorder();
        broker.listen(recorder);
        return recorder;
    }

    @Test
    void theOwnNodeHearsBeforeSendReturns() {
        Broker node = node();
        Recorder heard = listening(node);
        Signal signal = events(stream(), 1, 1, "{}");
        node.send(List.of(signal));
        assertThat(heard.signals).containsExactly(signal);
    }

    @Test
    void otherNodesHearTheSameOnce() {
        Broker here = node();
        Recorder there = listening(node());
        Recorder elsewhere = listening(node());
        List<Signal> sent = List.of(
                events(stream(), 7, 9, "{\"name\":\"Ação — ação\",\"n\":1.5}"),
                new Signal.Advanced(stream(), 12),
                new Signal.Passing(stream(), "typing", "{\"text\":\"Olá, ç\"}"),
                new Signal.SessionEnded(UUID.randomUUID()),
                new Signal.RightsChanged(UUID.randomUUID()));
        here.send(sent);
        await().untilAsserted(() -> {
            assertThat(there.signals).containsExactlyElementsOf(sent);
            assertThat(elsewhere.signals).containsExactlyElementsOf(sent);
        });
    }

    @Test
    void aNodeHearsItsOwnSignalsOnce() {
        Broker here = node();
        Recorder own = listening(here);
        Broker other = node();
        Recorder there = listening(other);
        here.send(List.of(events(stream(), 1, 1, "{}")));
        await().until(() -> !there.signals.isEmpty());
        other.send(List.of(events(stream(), 2, 2, "{}")));
        await().until(() -> own.signals.size() >= 2);
        assertThat(own.signals).hasSize(2);
    }

    @Test
    void whatOneNodeSentArrivesInOrder() {
        Broker here = node();
        Recorder there = listening(node());
        Stream stream = stream();
        var sent = new ArrayList<Signal>();
        for (int seq = 1; seq <= 2_000; seq++) {
            sent.add(events(stream, seq, seq, "{\"what\":\"REPLIED\"}"));
        }
        sent.forEach(each -> here.send(List.of(each)));
        await().atMost(Duration.ofSeconds(20)).until(() -> there.signals.size() >= sent.size());
        assertThat(there.signals).containsExactlyElementsOf(sent);
    }

    @Test
    void whatIsTooBigToCarryIsAtLeastAnnounced() {
        Broker here = node();
        Recorder there = listening(node());
        Stream stream = stream();
        Signal.Events big = events(stream, 4, 5, "{\"text\":\"" + "ã".repeat(50_000) + "\"}");
        here.send(List.of(big));
        await().until(() -> !there.signals.isEmpty());
        assertThat(there.signals)
                .containsAnyOf(big, new Signal.Advanced(stream, 5))
                .hasSize(1);
    }

    @Test
    void aListenerThatFailsHarmsNobody() {
        Broker here = node();
        var heard = new Recorder();
        here.listen(new Broker.Listener() {
            @Override
            public void on(Signal signal) {
                heard.on(signal);
                throw new IllegalStateException("on purpose");
            }

            @Override
            public void onInterruption() {
                throw new IllegalStateException("on purpose");
            }
        });
        Recorder there = listening(node());
        here.send(List.of(events(stream(), 1, 1, "{}"), new Signal.SessionEnded(UUID.randomUUID())));
        assertThat(heard.signals).hasSize(2);
        await().until(() -> there.signals.size() == 2);
    }
}
