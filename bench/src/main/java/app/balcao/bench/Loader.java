package app.balcao.bench;

import static app.balcao.bench.Data.id;

import app.balcao.bench.Data.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** Fills a migrated database with a company's {@link Data}, by COPY. */
final class Loader {

    private static final String NULL = "\\N";
    private static final int WORDS = 60;
    private static final int FLUSH = 4_000_000;

    private final Connection connection;
    private final Data data;
    private final Words words = new Words(42);
    private final Instant now = Instant.now();

    private Loader(Connection connection, Data data) {
        this.connection = connection;
        this.data = data;
    }

    /** Loads what the database does not hold already, and lets the agents sign in. */
    static Data load(Database database, int count) throws SQLException, IOException {
        Data data = new Data(count);
        try (Connection connection = database.owner()) {
            Loader loader = new Loader(connection, data);
            if (!loader.isLoaded()) {
                // The rows are known to fit together, so that foreign keys need not be looked up one by one.
                loader.execute("set session_replication_role = replica");
                loader.company();
                loader.people();
                loader.tickets();
                loader.history();
                loader.messages();
            }
            loader.sessions();
            loader.execute("vacuum analyze");
            loader.execute("checkpoint");
        }
        return data;
    }

    private boolean isLoaded() throws SQLException {
        return !single("select exists (select from agent_session)::text").equals("false");
    }

    private void company() throws SQLException {
        UUID account = data.account();
        execute("insert into account_directory values ('bench', '" + account + "')");
        execute("insert into account (account_id, login_name, company_name) values ('" + account
                + "', 'bench', 'Bench')");
        execute("insert into account_security (account_id) values ('" + account + "')");
        execute("insert into ticket_counter values ('" + account + "', " + (Data.FIRST_NUMBER + data.count()) + ")");
        UUID group = id(Kind.PERMISSION_GROUP, 0);
        execute("insert into permission_group (account_id, id, name, is_default) values ('" + account + "', '" + group
                + "', 'Grupo Padrão', true)");
        for (int each = 0; each < Data.DEPARTMENTS; each++) {
            execute("insert into department (account_id, id, name) values ('" + account + "', '"
                    + id(Kind.DEPARTMENT, each) + "', 'Departamento " + each + "')");
        }
        for (int each = 0; each < Data.AGENTS; each++) {
            UUID agent = id(Kind.AGENT, each);
            execute("insert into agent (account_id, id, name, email, email_validated_at,"
                    + " permission_group_id) values ('" + account + "', '"
                    + agent + "', 'Atendente " + each + "', 'a" + each + "@bench.example', now(), '" + group + "')");
            execute("insert into department_agent (account_id, department_id, agent_id, tickets, chat) values ('"
                    + account + "', '" + Data.department(each) + "', '" + agent + "', true, true)");
        }
    }

    private void people() throws SQLException, IOException {
        StringBuilder organizations = new StringBuilder();
        for (int each = 0; each < Data.ORGANIZATIONS; each++) {
            row(organizations, data.account(), id(Kind.ORGANIZATION, each), words.sentence(2));
        }
        copy("organization (account_id, id, name)", organizations);
        StringBuilder customers = new StringBuilder();
        StringBuilder addresses = new StringBuilder();
        for (int each = 0; each < Data.CUSTOMERS; each++) {
            UUID customer = id(Kind.CUSTOMER, each);
            UUID organization = id(Kind.ORGANIZATION, words.below(Data.ORGANIZATIONS));
            row(customers, data.account(), customer, words.sentence(2), each % 2 == 0 ? organization : NULL);
            row(addresses, data.account(), "c" + each + "@cliente.example", customer, 0);
        }
        copy("customer (account_id, id, name, organization_id)", customers);
        copy("customer_email (account_id, email, customer_id, position)", addresses);
    }

    private Instant opened(int ticket) {
        return now.minus(Duration.ofMinutes(data.count() - ticket));
    }

    private Instant written(int ticket, int message) {
        return opened(ticket).plusSeconds(message * 60L);
    }

    private static UUID customer(int ticket) {
        return id(Kind.CUSTOMER, ticket * 7919L % Data.CUSTOMERS);
    }

    private static UUID agent(int ticket) {
        return id(Kind.AGENT, Data.agentOf(ticket));
    }

    private void tickets() throws SQLException, IOException {
        String columns = "ticket (account_id, id, number, origin, subject, department_id, priority, customer_id,"
                + " agent_id, situation, situation_at, created_at, closed_at, last_message_at, last_message_by,"
                + " preview, reply_token, notify_customer)";
        StringBuilder rows = new StringBuilder();
        for (int each = 0; each < data.count(); each++) {
            ticket(rows, each);
            flush(columns, rows, FLUSH);
        }
        flush(columns, rows, 0);
    }

    private void ticket(StringBuilder rows, int ticket) {
        boolean open = data.isOpen(ticket);
        boolean waiting = data.isWaiting(ticket);
        int situation = waiting ? 1 : open ? (ticket % 5 < 3 ? 2 : 3) : 5;
        Instant last = written(ticket, Data.MESSAGES - 1);
        row(
                rows,
                data.account(),
                id(Kind.TICKET, ticket),
                Data.FIRST_NUMBER + ticket,
                "AGENT",
                words.sentence(6),
                Data.department(Data.agentOf(ticket)),
                1 + ticket % 4,
                customer(ticket),
                waiting ? NULL : agent(ticket),
                situation,
                last,
                opened(ticket),
                open ? NULL : last,
                last,
                situation == 3 || waiting ? "CUSTOMER" : "AGENT",
                words.sentence(20),
                "bench-" + ticket,
                "f");
    }

    private void history() throws SQLException, IOException {
        String columns = "ticket_event (account_id, ticket_id, id, kind, actor_kind, actor_id, at)";
        StringBuilder rows = new StringBuilder();
        long number = 0;
        for (int ticket = 0; ticket < data.count(); ticket++) {
            for (int message = 0; message < Data.MESSAGES; message++) {
                boolean byCustomer = message % 2 != 0;
                row(
                        rows,
                        data.account(),
                        id(Kind.TICKET, ticket),
                        id(Kind.EVENT, number++),
                        message == 0 ? "OPENED" : byCustomer ? "CUSTOMER_REPLIED" : "REPLIED",
                        byCustomer ? "CUSTOMER" : "AGENT",
                        byCustomer ? customer(ticket) : agent(ticket),
                        written(ticket, message));
            }
            flush(columns, rows, FLUSH);
        }
        flush(columns, rows, 0);
    }

    private void messages() throws SQLException, IOException {
        String index = single("select indexdef from pg_indexes where indexname = 'ticket_message_search'");
        execute("drop index ticket_message_search");
        execute("create unlogged table loading (ticket_id uuid, id uuid, by_customer boolean, author_id uuid,"
                + " subject text, body text, created_at timestamptz, era integer)");
        StringBuilder rows = new StringBuilder();
        for (int ticket = 0; ticket < data.count(); ticket++) {
            for (int each = 0; each < Data.MESSAGES; each++) {
                boolean byCustomer = each % 2 != 0;
                row(
                        rows,
                        id(Kind.TICKET, ticket),
                        id(Kind.MESSAGE, (long) ticket * Data.MESSAGES + each),
                        byCustomer,
                        byCustomer ? customer(ticket) : agent(ticket),
                        each == 0 ? words.sentence(6) : NULL,
                        words.sentence(WORDS),
                        written(ticket, each),
                        Data.era(ticket));
            }
            flush("loading", rows, FLUSH);
        }
        flush("loading", rows, 0);
        execute("insert into ticket_message (account_id, ticket_id, id, kind, author_kind, author_id, html, created_at,"
                + " search, search_era) select t.account_id, t.id, l.id, 'REPLY',"
                + " case when by_customer then 'CUSTOMER' else 'AGENT' end, author_id, '<p>' || body || '</p>',"
                + " l.created_at, ticket_search_vector('balcao_pt', l.subject, body, t.department_id, era), era"
                + " from loading l join ticket t on t.account_id = '" + data.account() + "' and t.id = l.ticket_id"
                + " order by l.id");
        execute("drop table loading");
        execute(index);
    }

    private void sessions() throws SQLException {
        execute("delete from agent_session");
        for (int agent = 0; agent < Data.AGENTS; agent++) {
            try (var statement = connection.prepareStatement("insert into agent_session (account_id, id, agent_id,"
                    + " secret_hash, expires_at, ip) values (?, ?, ?, ?, now() + interval '1 day', '127.0.0.1')")) {
                statement.setObject(1, data.account());
                statement.setObject(2, id(Kind.SESSION, agent));
                statement.setObject(3, id(Kind.AGENT, agent));
                statement.setBytes(4, MessageDigest.getInstance("SHA-256").digest(Data.secret(agent)));
                statement.execute();
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private void flush(String target, StringBuilder rows, int beyond) throws SQLException, IOException {
        if (rows.length() > beyond) {
            copy(target, rows);
        }
    }

    private void copy(String target, StringBuilder rows) throws SQLException, IOException {
        new CopyManager(connection.unwrap(BaseConnection.class))
                .copyIn("copy " + target + " from stdin", new StringReader(rows.toString()));
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
}
