package app.balcao.platform.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.TestAccounts;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** What the program's log tells of refusals and failures, and what it keeps to itself. */
@BalcaoTest
class SecurityLogTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private ProblemAdvice problems;

    @Autowired
    private DataSource database;

    private final Logger root = (Logger) LoggerFactory.getLogger("app.balcao");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        root.setLevel(Level.INFO);
        lines.start();
        root.addAppender(lines);
    }

    @AfterEach
    void leave() {
        root.detachAppender(lines);
        root.setLevel(null);
    }

    @Test
    void aRefusedOperationIsLoggedWithWhoAskedForIt() {
        var account = accounts.create();
        ApiClient agent = accounts.signedIn(account, account.agent());
        assertThat(agent.get("/api/v1/audit-entries").status()).isEqualTo(403);
        assertThat(messages()).anySatisfy(line -> assertThat(line)
                .contains("Refused (forbidden): GET /api/v1/audit-entries")
                .contains(account.agent().toString(), account.id().toString(), "127.0.0.1"));
    }

    @Test
    void aMissingCsrfTokenAndAWrongApiTokenAreLogged() throws Exception {
        accounts.anonymous().with("Authorization", "Bearer balcao_nada").get("/api/v1/tickets");
        assertThat(messages()).anyMatch(line -> line.contains("Refused (invalid-token): GET /api/v1/tickets"));
        assertThat(messages()).noneMatch(line -> line.contains("balcao_nada"));
        assertThat(send("POST", "/api/v1/access-links/" + "a".repeat(86) + "/use"))
                .isEqualTo(403);
        assertThat(messages()).anyMatch(line -> line.contains("Refused (csrf): POST /api/v1/access-links/***/use"));
    }

    @Test
    void whatTheFirewallRefusesIsLogged() throws Exception {
        assertThat(send("GET", "/api/v1/tickets;x=1")).isEqualTo(400);
        assertThat(messages()).anyMatch(line -> line.contains("Refused by the firewall"));
    }

    @Test
    void anUnexpectedFailureIsToldByItsNumberAloneAndLoggedWhole() {
        var answer = problems.handle(new IllegalStateException("select secret from agent_totp"));
        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        var document = Objects.requireNonNull(answer.getBody());
        String incident =
                String.valueOf(Objects.requireNonNull(document.getProperties()).get("incident"));
        assertThat(document.toString()).contains(incident).doesNotContain("agent_totp", "IllegalState");
        assertThat(lines.list).anySatisfy(event -> {
            assertThat(event.getFormattedMessage()).contains(incident);
            assertThat(event.getThrowableProxy().getMessage()).contains("agent_totp");
        });
    }

    @Test
    void valuesThatTheDatabaseRefusesStayOutOfMessages() throws SQLException {
        String refusal = "do $$ begin raise exception 'refused' using detail = 'ana@loja.example'; end $$";
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(refusal))
                    .hasMessageContaining("refused")
                    .hasMessageNotContaining("ana@loja.example");
        }
    }

    @Test
    void theLogGoesToTheConsoleAlone() {
        List<Appender<ILoggingEvent>> all = appenders();
        assertThat(all).hasOnlyElementsOfType(ConsoleAppender.class).hasSize(1);
    }

    @Test
    void timesAreInUtcAndNothingFromOutsideBeginsALine() {
        String written =
                written("Ana\r\n2026-01-01T00:00:00.000Z INFO  forged", new IllegalStateException("x\n2026 forged"));
        List<String> all = written.lines().toList();
        assertThat(all.getFirst()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARN .* forged");
        assertThat(all.subList(1, all.size()))
                .hasSizeGreaterThan(2)
                .allMatch(line -> line.startsWith("  | ") || line.startsWith("java."));
        assertThat(all).noneMatch(line -> line.startsWith("2026 forged"));
    }

    private int send(String method, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(accounts.address() + path))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private String written(String message, Throwable failure) {
        var console = (ConsoleAppender<ILoggingEvent>) appenders().getFirst();
        var event = new LoggingEvent("", root, Level.WARN, message, failure, null);
        return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    private List<Appender<ILoggingEvent>> appenders() {
        List<Appender<ILoggingEvent>> all = new ArrayList<>();
        root.getLoggerContext()
                .getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                .iteratorForAppenders()
                .forEachRemaining(all::add);
        return all;
    }

    private List<String> messages() {
        return List.copyOf(lines.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
