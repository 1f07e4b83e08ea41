package app.balcao.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * A company with four departments, eight agents and many tickets of five messages each, most of them closed,
 * as a help desk looks after some years. Loaded by COPY.
 *
 * @param openTickets for each agent, the tickets bound to them
 * @param cookies for each agent, a session's cookie value
 */
record Data(
        UUID account,
        List<UUID> departments,
        List<UUID> agents,
        List<UUID> customers,
        List<List<UUID>> openTickets,
        List<UUID> tickets,
        List<String> cookies) {

    static final int DEPARTMENTS = 4;
    static final int AGENTS = 8;
    private static final int CUSTOMERS = 2_000;
    private static final int MESSAGES = 5;
    private static final int WORDS = 60;
    private static final int FIRST_NUMBER = 1000;

    static Data load(Connection connection, int count) throws SQLException, IOException {
        Loader loader = new Loader(connection, count);
        return loader.load();
    }

    private static final class Loader {

        private final Connection connection;
        private final int count;
        private final Words words = new Words(42);
        private final UUID account = id(1, 0);
        private final List<UUID> departments = ids(2, DEPARTMENTS);
        private final List<UUID> agents = ids(3, AGENTS);
        private final List<UUID> customers = ids(4, CUSTOMERS);
        private final List<List<UUID>> open = new ArrayList<>();
        private final List<UUID> tickets = new ArrayList<>();
        private final Instant now = Instant.now();

        Loader(Connection connection, int count) {
            this.connection = connection;
            this.count = count;
            agents.forEach(each -> open.add(new ArrayList<>()));
        }

        Data load() throws SQLException, IOException {
            company();
            copyTickets();
            copyMessages();
            List<String> cookies = new ArrayList<>();
            for (int agent = 0; agent < AGENTS; agent++) {
                cookies.add(session(agent));
            }
            execute("vacuum analyze");
            execute("checkpoint");
            return new Data(account, departments, agents, customers, open, tickets, cookies);
        }

        private void company() throws SQLException, IOException {
            execute("insert into account_directory values ('bench', '" + account + "')");
            execute("insert into account (account_id, login_name, company_name) values ('" + account
                    + "', 'bench', 'Bench')");
            execute("insert into ticket_counter values ('" + account + "', " + (FIRST_NUMBER + count) + ")");
            for (int each = 0; each < DEPARTMENTS; each++) {
                execute("insert into department (account_id, id, name) values ('" + account + "', '"
                        + departments.get(each) + "', 'Departamento " + each + "')");
            }
            for (int each = 0; each < AGENTS; each++) {
                execute("insert into agent (account_id, id, name, email, email_validated_at) values ('" + account
                        + "', '" + agents.get(each) + "', 'Atendente " + each + "', 'a" + each
                        + "@bench.example', now())");
                execute("insert into department_agent (account_id, department_id, agent_id, tickets, chat) values ('"
                        + account + "', '" + departments.get(each % DEPARTMENTS) + "', '" + agents.get(each)
                        + "', true, true)");
            }
            StringBuilder rows = new StringBuilder();
            StringBuilder addresses = new StringBuilder();
            for (int each = 0; each < CUSTOMERS; each++) {
                row(rows, account, customers.get(each), words.sentence(2));
                row(addresses, account, "c" + each + "@cliente.example", customers.get(each), 0);
            }
            copy("customer (account_id, id, name)", rows);
            copy("customer_email (account_id, email, customer_id, position)", addresses);
        }

        // A few hundred tickets are open however many are stored, as with real companies.
        private boolean isOpen(int ticket) {
            return ticket >= count - Math.max(count / 100, Math.min(count / 2, 600));
        }

        private void copyTickets() throws SQLException, IOException {
            StringBuilder rows = new StringBuilder();
            for (int each = 0; each < count; each++) {
                UUID ticket = id(5, each);
                tickets.add(ticket);
                int agent = each % AGENTS;
                boolean open = isOpen(each);
                boolean waiting = open && each % 6 == 0;
                int situation = waiting ? 1 : open ? (each % 5 < 3 ? 2 : 3) : 5;
                if (open && !waiting) {
                    this.open.get(agent).add(ticket);
                }
                Instant created = now.minus(Duration.ofMinutes(count - each));
                Instant last = created.plusSeconds(600);
                row(
                        rows,
                        account,
                        ticket,
                        FIRST_NUMBER + each,
                        "AGENT",
                        words.sentence(6),
                        departments.get(agent % DEPARTMENTS),
                        1 + each % 4,
                        customers.get(words.below(CUSTOMERS)),
                        waiting ? "\\N" : agents.get(agent),
                        situation,
                        last,
                        created,
                        open ? "\\N" : last,
                        last,
                        situation == 3 || waiting ? "CUSTOMER" : "AGENT",
                        "bench-" + each,
                        "f");
                if (rows.length() > 4_000_000) {
                    flushTickets(rows);
                }
            }
            flushTickets(rows);
        }

        private void flushTickets(StringBuilder rows) throws SQLException, IOException {
            copy(
                    "ticket (account_id, id, number, origin, subject, department_id, priority, customer_id, agent_id,"
                            + " situation, situation_at, created_at, closed_at, last_message_at, last_message_by,"
                            + " reply_token, notify_customer)",
                    rows);
        }

        private void copyMessages() throws SQLException, IOException {
            String index = single("select indexdef from pg_indexes where indexname = 'ticket_message_search'");
            execute("drop index ticket_message_search");
            execute("create unlogged table staged (account_id uuid, ticket_id uuid, id uuid, author_kind text,"
                    + " author_id uuid, body text, created_at timestamptz)");
            StringBuilder rows = new StringBuilder();
            for (int ticket = 0; ticket < count; ticket++) {
                for (int each = 0; each < MESSAGES; each++) {
                    boolean customer = each % 2 == 0;
                    row(
                            rows,
                            account,
                            tickets.get(ticket),
                            id(6, (long) ticket * MESSAGES + each),
                            customer ? "CUSTOMER" : "AGENT",
                            customer ? customers.get(words.below(CUSTOMERS)) : agents.get(ticket % AGENTS),
                            words.sentence(WORDS),
                            now.minus(Duration.ofMinutes(count - ticket)).plusSeconds(each * 60L));
                }
                if (rows.length() > 8_000_000) {
                    copy("staged", rows);
                }
            }
            copy("staged", rows);
            execute("insert into ticket_message (account_id, ticket_id, id, kind, author_kind, author_id, html,"
                    + " created_at, search) select account_id, ticket_id, id, 'REPLY', author_kind, author_id,"
                    + " '<p>' || body || '</p>', created_at, to_tsvector('balcao_pt', body) from staged");
            execute("drop table staged");
            execute(index);
        }

        private String session(int agent) throws SQLException {
            byte[] secret = new byte[32];
            secret[0] = (byte) agent;
            UUID session = id(7, agent);
            try (var statement = connection.prepareStatement("insert into agent_session (account_id, id, agent_id,"
                    + " secret_hash, expires_at, ip) values (?, ?, ?, ?, now() + interval '1 day', '127.0.0.1')")) {
                statement.setObject(1, account);
                statement.setObject(2, session);
                statement.setObject(3, agents.get(agent));
                statement.setBytes(4, MessageDigest.getInstance("SHA-256").digest(secret));
                statement.execute();
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
            ByteBuffer token = ByteBuffer.allocate(64);
            for (UUID each : List.of(account, session)) {
                token.putLong(each.getMostSignificantBits()).putLong(each.getLeastSignificantBits());
            }
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(token.put(secret).array());
        }

        private void copy(String target, StringBuilder rows) throws SQLException, IOException {
            new CopyManager(connection.unwrap(BaseConnection.class))
                    .copyIn("copy " + target + " from stdin", new java.io.StringReader(rows.toString()));
            rows.setLength(0);
        }

        private void execute(String sql) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        private String single(String sql) throws SQLException {
            try (var statement = connection.createStatement();
                    var answer = statement.executeQuery(sql)) {
                answer.next();
                return answer.getString(1);
            }
        }

        private static void row(StringBuilder rows, Object... values) {
            for (int each = 0; each < values.length; each++) {
                rows.append(values[each]).append(each == values.length - 1 ? '\n' : '\t');
            }
        }

        private static List<UUID> ids(int kind, int count) {
            List<UUID> ids = new ArrayList<>();
            for (int each = 0; each < count; each++) {
                ids.add(id(kind, each));
            }
            return ids;
        }

        // Version 7 in form, so that they sort by age as the database's own do.
        private static UUID id(int kind, long number) {
            return new UUID(number << 16 | 0x7000L | kind, 0x8000_0000_0000_0000L | number);
        }
    }
}
