package app.balcao.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.balcao.Rule;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred conversations with two writers each over a network that holds up and cuts, through two nodes of which one is
 * killed twice: what was acknowledged is there once and in order on both sides, and nobody has two agents.
 */
@Tag("proof")
class NoMessageIsLostTest {

    private static final long SEED = Long.getLong("balcao.seed", 20_261_128);

    @TempDir
    private Path folder;

    @Test
    @Rule("WCH-21")
    void whileANodeIsKilledTwice() throws Exception {
        killANodeTwice(false);
    }

    @Test
    @Rule({"WCH-21", "RTM-12"})
    void norWhenTheNodesAreJoinedByRedis() throws Exception {
        assumeTrue(TwoNodes.redisIsInstalled(), "redis-server is not installed");
        killANodeTwice(true);
    }

    private void killANodeTwice(boolean redis) throws Exception {
        try (var proof = new Proof(folder, redis, 200, 4, SEED)) {
            proof.begin(2);
            proof.awaitAcknowledged(0.2);
            proof.nodes().kill(1);
            proof.nodes().start(1);
            proof.allowAll();
            proof.awaitAcknowledged(0.65);
            proof.nodes().kill(1);
            assertThat(proof.talk().acknowledged()).as("killed in the middle").isLessThan(proof.messages());
            proof.nodes().start(1);
            proof.endsWell();
        }
    }

    @Test
    @Rule("WCH-21")
    void whileTheDatabaseIsAway() throws Exception {
        Duration away = Duration.ofSeconds(Long.getLong("balcao.away-seconds", 5));
        try (var proof = new Proof(folder, false, 60, 8, SEED)) {
            proof.begin(3);
            proof.awaitAcknowledged(0.2);
            proof.nodes().freezeDatabase();
            Thread.sleep(away);
            proof.nodes().thawDatabase();
            proof.allow(6);
            proof.awaitAcknowledged(0.55);
            proof.nodes().stopDatabase();
            Thread.sleep(away);
            assertThat(proof.talk().acknowledged()).as("away in the middle").isLessThan(proof.messages());
            proof.nodes().restartDatabase();
            proof.allowAll();
            proof.endsWell();
        }
    }
}
