package app.balcao.bench;

import static app.balcao.bench.Data.id;

import app.balcao.bench.Data.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Agents who sign in, each one after the other and from an address of their own, so that no limit on one agent or one
 * address keeps the program from its work. They come through a proxy.
 */
final class Visitors {

    static final String ACCEPTED = "accepted";
    static final String REFUSED = "refused";
    static final String TOLD_TO_WAIT = "told to wait";
    static final List<String> OUTCOMES = List.of(ACCEPTED, REFUSED, TOLD_TO_WAIT);

    private static final int AGENTS = 2_000;
    private static final int FIRST = 1_000_000;
    private static final int ADMINISTRATOR = FIRST - 1;
    private static final String PASSWORD = "lanterna 7 de um rio calmo";
    private static final String WRONG_PASSWORD = "lanterna 8 de um rio calmo";
    private static final String CSRF = "Cookie: XSRF-TOKEN=bench\r\nX-XSRF-TOKEN: bench\r\n";

    private final Wires proxy;
    private final AtomicInteger next = new AtomicInteger();

    private Visitors(Wires proxy) {
        this.proxy = proxy;
    }

    /** Has an administrator give one agent a password, for the program to hash, and all others the same. */
    static Visitors arrive(Database database, Data data, Wires proxy) throws SQLException, IOException {
        Visitors visitors = new Visitors(proxy);
        try (Connection connection = database.owner();
                var statement = connection.createStatement()) {
            String agent = "insert into agent (account_id, id, name, email, email_validated_at, is_administrator,"
                    + " permission_group_id) values ('" + data.account()
                    + "', '%s', 'Atendente %s', 'v%2$s@bench.example', now(), %s, '" + id(Kind.PERMISSION_GROUP, 0)
                    + "') on conflict do nothing";
            statement.addBatch(agent.formatted(id(Kind.AGENT, ADMINISTRATOR), "administradora", true));
            for (int each = 0; each < AGENTS; each++) {
                statement.addBatch(agent.formatted(id(Kind.AGENT, FIRST + each), each, false));
            }
            statement.executeBatch();
            session(connection, data);
            visitors.definePassword(data);
            statement.execute("insert into agent_credential (account_id, agent_id, password_hash)"
                    + " select account_id, id, (select password_hash from agent_credential where agent_id = '"
                    + id(Kind.AGENT, FIRST) + "') from agent where email ~ '^v[0-9]'"
                    + " on conflict (account_id, agent_id) do update"
                    + " set password_hash = excluded.password_hash, failed_attempts = 0, locked_at = null");
        }
        return visitors;
    }

    private static void session(Connection connection, Data data) throws SQLException {
        try (var statement = connection.prepareStatement("insert into agent_session (account_id, id, agent_id,"
                + " secret_hash, expires_at, confirmed_at, ip) values (?, ?, ?, ?, now() + interval '1 day', now(),"
                + " '127.0.0.1')")) {
            statement.setObject(1, data.account());
            statement.setObject(2, id(Kind.SESSION, ADMINISTRATOR));
            statement.setObject(3, id(Kind.AGENT, ADMINISTRATOR));
            statement.setBytes(4, MessageDigest.getInstance("SHA-256").digest(Data.secret(ADMINISTRATOR)));
            statement.execute();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void definePassword(Data data) throws IOException {
        UUID agent = id(Kind.AGENT, FIRST);
        Wire.Answer answer = proxy.ask(request(
                "PUT /api/v1/agents/" + agent + "/password",
                "Cookie: BALCAO_SESSION=" + data.cookie(ADMINISTRATOR)
                        + "; XSRF-TOKEN=bench\r\nX-XSRF-TOKEN: bench\r\n",
                "{\"password\":\"" + PASSWORD + "\"}"));
        if (!answer.isGood()) {
            throw new IOException("No agent gets a password: " + answer.status() + " " + answer.text());
        }
    }

    /** The next agent signs in; says what came of it, in one of the {@link #OUTCOMES} or in the answer's words. */
    String signIn(boolean rightly) throws IOException {
        int number = next.getAndIncrement();
        // From the network that is set aside for benchmarks.
        String from = "198.18." + number / 250 % 250 + "." + (1 + number % 250);
        Wire.Answer answer = proxy.ask(request(
                "POST /api/v1/session",
                CSRF + "X-Forwarded-For: " + from + "\r\nX-Forwarded-Proto: https\r\n",
                "{\"account\":\"bench\",\"email\":\"v" + number % AGENTS + "@bench.example\",\"password\":\""
                        + (rightly ? PASSWORD : WRONG_PASSWORD) + "\"}"));
        return switch (answer.status()) {
            case 200 -> rightly ? ACCEPTED : "accepted with a wrong password";
            case 401 -> rightly ? "refused with the right password" : REFUSED;
            case 429, 503 -> TOLD_TO_WAIT;
            default -> answer.status() + " " + answer.text();
        };
    }

    private static String request(String line, String headers, String body) {
        return line + " HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n" + headers
                + "Content-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }
}
