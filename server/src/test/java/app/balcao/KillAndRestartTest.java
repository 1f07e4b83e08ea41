package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as a process of its own, killed without warning while people write and while it works in the background, and
 * started again: once, for all that is seen of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillAndRestartTest {

    private static final int TICKETS = 25;

    /** What the demonstration splits off one of its tickets. */
    private static final int SPLIT_OFF = 1;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private RunningProgram program;
    private WorkUnderWay work;
    private ApiClient api;
    private String postmaster;
    private long closedBefore;
    private long answeredBefore;

    @BeforeAll
    void killInTheMiddleAndStartAgain(@TempDir Path data) throws Exception {
        program = new RunningProgram(data, TICKETS);
        program.start();
        api = program.signIn();
        work = new WorkUnderWay(program);
        work.begin();
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 3; writer++) {
            writers.add(Thread.ofVirtual().start(write(writer)));
        }
        await().atMost(RunningProgram.PATIENCE).until(() -> acknowledged.size() >= 10);

        program.kill();
        for (Thread writer : writers) {
            writer.join();
        }
        postmaster = program.postmaster();
        closedBefore = work.closed();
        answeredBefore = work.answers();
        program.start();
        work.awaitEnd();
    }

    @AfterAll
    void stop() throws InterruptedException {
        program.stop();
    }

    private Runnable write(int writer) {
        return () -> {
            try {
                ApiClient writing = program.signIn();
                for (int number = 0; ; number++) {
                    ApiClient.Answer answer =
                            writing.post("/api/v1/customers", Map.of("name", "Cliente " + writer + "-" + number));
                    if (answer.status() == 201) {
                        acknowledged.add(answer.text("/id"));
                    }
                }
            } catch (RuntimeException killed) {
                // What was being written when the program died was not acknowledged.
            }
        };
    }

    @Test
    void nothingAcknowledgedIsLostAndTheDatabaseLeftBehindIsTakenOver() throws Exception {
        assertThat(program.postmaster())
                .as("the PostgreSQL left behind goes on")
                .isEqualTo(postmaster);
        // Sessions survive as well: the first one still works.
        assertThat(acknowledged)
                .allSatisfy(id ->
                        assertThat(api.get("/api/v1/customers/" + id).status()).isEqualTo(200));
        await().atMost(RunningProgram.PATIENCE)
                .untilAsserted(() -> assertThat(program.number("select count(*) from ticket"))
                        .as("the demonstration is completed")
                        .isEqualTo(TICKETS + SPLIT_OFF + WorkUnderWay.TO_CLOSE + WorkUnderWay.TO_ANSWER));
        assertThat(api.get("/api/v1/agents?limit=100").json().at("/items").size())
                .isEqualTo(8);
    }

    @Test
    @Rule("PER-7")
    void whatWasBegunWithManyTicketsGoesOnAndIsDoneWithEachOnce() throws Exception {
        assertThat(closedBefore).as("killed in the middle").isBetween(1L, WorkUnderWay.TO_CLOSE - 1L);
        assertThat(work.bulk().json().at("/done").asInt()).isEqualTo(WorkUnderWay.TO_CLOSE);
        assertThat(work.toldOnce("Finalizar", "CLOSED")).isEqualTo(WorkUnderWay.TO_CLOSE);
        assertThat(work.mailedOnce("Finalizar", "CLOSED")).isEqualTo(WorkUnderWay.TO_CLOSE);
    }

    @Test
    @Rule("RPL-21")
    void whatIsToBeSentLaterIsSentOnce() throws Exception {
        assertThat(answeredBefore).as("killed in the middle").isBetween(1L, WorkUnderWay.TO_ANSWER - 1L);
        assertThat(work.answers()).isEqualTo(WorkUnderWay.TO_ANSWER);
        assertThat(work.toldOnce("Responder", "REPLIED")).isEqualTo(WorkUnderWay.TO_ANSWER);
        assertThat(work.mailedOnce("Responder", "REPLY")).isEqualTo(WorkUnderWay.TO_ANSWER);
    }

    @Test
    void aFileThatWasBeingWrittenIsThereOnce() throws Exception {
        assertThat(work.export().json().at("/rows").asInt())
                .isGreaterThanOrEqualTo(WorkUnderWay.TO_CLOSE + WorkUnderWay.TO_ANSWER);
        assertThat(work.exportsTold()).isEqualTo(1);
    }
}
