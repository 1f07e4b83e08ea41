package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** What a program does in the background when it is killed: many tickets are closed, answers are sent, a file is written. */
final class WorkUnderWay {

    static final int TO_CLOSE = 300;
    static final int TO_ANSWER = 60;
    private static final int WRITERS = 3;

    /** Tickets of the work, of which no others are in this department. */
    private static final String OURS = " join department d on d.account_id = t.account_id and d.id = t.department_id"
            + " where d.name = 'Mutirão' and t.subject = ";

    private final RunningProgram program;
    private final ApiClient owner;
    private final String department;
    private String bulk = "";
    private String export = "";

    WorkUnderWay(RunningProgram program) {
        this.program = program;
        owner = program.signIn();
        department = made(
                "/api/v1/departments",
                Map.of(
                        "name",
                        "Mutirão",
                        "active",
                        true,
                        "categoryIds",
                        List.of(),
                        "defaultPriority",
                        2,
                        "categoryRequired",
                        false,
                        "agents",
                        List.of()));
    }

    private String made(String path, Map<String, ?> body) {
        return made(owner, path, body);
    }

    private static String made(ApiClient api, String path, Map<String, ?> body) {
        ApiClient.Answer answer = api.post(path, body);
        assertThat(answer.status()).as(path + " " + answer.json()).isIn(201, 202);
        return answer.text("/id");
    }

    /** Begins all of it, and comes back when it is in the middle. */
    void begin() throws Exception {
        List<String> toAnswer = open("Responder", TO_ANSWER);
        List<String> toClose = open("Finalizar", TO_CLOSE);
        toAnswer.forEach(each -> assertThat(
                        owner.post("/api/v1/tickets/" + each + "/bind", null).status())
                .isEqualTo(200));
        // One every half second: some are sent before it is killed, others fall due while it is down.
        OffsetDateTime first = OffsetDateTime.now().plusSeconds(5);
        for (int each = 0; each < TO_ANSWER; each++) {
            Map<String, Object> reply =
                    Map.of("html", "<p>Resposta do mutirão.</p>", "sendAt", first.plusNanos(each * 500_000_000L));
            assertThat(owner.post("/api/v1/tickets/" + toAnswer.get(each) + "/scheduled-replies", reply)
                            .status())
                    .isEqualTo(201);
        }
        await().atMost(RunningProgram.PATIENCE).until(() -> answers() > 0);
        export = made("/api/v1/ticket-exports", Map.of("format", "CSV"));
        bulk = made("/api/v1/ticket-bulks", Map.of("action", "CLOSE", "ticketIds", toClose));
        await().atMost(RunningProgram.PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> closed() > TO_CLOSE / 10);
    }

    private List<String> open(String subject, int count) throws Exception {
        List<Callable<List<String>>> writers = IntStream.range(0, WRITERS)
                .<Callable<List<String>>>mapToObj(writer -> () -> {
                    List<String> ids = new ArrayList<>();
                    ApiClient api = program.signIn();
                    for (int each = writer; each < count; each += WRITERS) {
                        ids.add(open(api, subject, each));
                    }
                    return ids;
                })
                .toList();
        return AtOnce.all(writers).stream().flatMap(List::stream).toList();
    }

    // Each for a customer of its own, as one address gets only so many automatic mails.
    private String open(ApiClient api, String subject, int each) {
        String email = subject.toLowerCase(Locale.ROOT) + each + "@mutirao.example";
        String customer = made(api, "/api/v1/customers", Map.of("name", subject + each, "emails", List.of(email)));
        return made(
                api,
                "/api/v1/tickets",
                Map.of(
                        "customerId",
                        customer,
                        "departmentId",
                        department,
                        "subject",
                        subject,
                        "html",
                        "<p>Por favor.</p>"));
    }

    long closed() throws Exception {
        return program.number("select count(*) from ticket t" + OURS + "'Finalizar' and t.situation = 5");
    }

    long answers() throws Exception {
        return program.number("select count(*) from ticket_event e join ticket t on t.account_id = e.account_id"
                + " and t.id = e.ticket_id" + OURS + "'Responder' and e.kind = 'REPLIED'");
    }

    /** Waits for the end of all that was begun. */
    void awaitEnd() {
        await().atMost(RunningProgram.PATIENCE).untilAsserted(() -> {
            assertThat(owner.get("/api/v1/ticket-bulks/" + bulk).text("/finishedAt"))
                    .isNotEmpty();
            assertThat(owner.get("/api/v1/ticket-exports/" + export).text("/state"))
                    .isEqualTo("READY");
            assertThat(answers()).isGreaterThanOrEqualTo(TO_ANSWER);
        });
    }

    ApiClient.Answer bulk() {
        return owner.get("/api/v1/ticket-bulks/" + bulk);
    }

    ApiClient.Answer export() {
        return owner.get("/api/v1/ticket-exports/" + export);
    }

    /** Of how many tickets the history has a line of a kind exactly once. */
    long toldOnce(String subject, String kind) throws Exception {
        return once("ticket_event", subject, "x.kind = '" + kind + "'");
    }

    /** To how many tickets exactly one mail of a kind belongs. */
    long mailedOnce(String subject, String kind) throws Exception {
        return once("outgoing_email", subject, "x.kind = '" + kind + "'");
    }

    private long once(String table, String subject, String condition) throws Exception {
        return program.number("select count(*) from (select t.id from ticket t join " + table
                + " x on x.account_id = t.account_id and x.ticket_id = t.id" + OURS + "'" + subject + "' and "
                + condition
                + " group by t.id having count(*) = 1) as once");
    }

    /** How many files of tickets the owner is told of. */
    long exportsTold() throws Exception {
        return program.number("select count(*) from notification where kind = 'TICKET_EXPORT_READY'");
    }
}
