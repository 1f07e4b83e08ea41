package app.balcao.bench;

import static app.balcao.bench.Data.id;

import app.balcao.bench.Data.Kind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Loads some of a company's tickets, with their messages and history. */
final class Conversations {

    private static final int AT_ONCE = 10_000;
    private static final int FEWEST_WORDS = 10;
    private static final int MORE_WORDS = 60;
    private static final Duration SPAN = Duration.ofDays(730);
    private static final Duration LATEST = Duration.ofHours(6);
    private static final int PREVIEW_WORDS = 15;
    private static final int SCHEDULED_OF = 20;
    private static final int CANCELLED_OF = 50;

    private final Connection connection;
    private final Data data;
    private final Words words;
    private final Instant now = Instant.now();
    private final Set<Integer> longOnes = new HashSet<>();

    private Conversations(Connection connection, Data data, int from) {
        this.connection = connection;
        this.data = data;
        this.words = new Words(data.company() * 1_000L + from);
        if (data.company() == 1) {
            for (List<Integer> open : data.openTickets()) {
                longOnes.addAll(open.subList(0, Math.min(open.size(), Data.LONG_OF_EACH)));
            }
        }
    }

    static void load(Database database, Data data, int from, int to) throws SQLException, IOException {
        try (Connection connection = database.owner()) {
            withoutChecks(connection);
            new Conversations(connection, data, from).load(from, to);
        }
    }

    /** The rows are known to fit together, so that foreign keys need not be looked up one by one. */
    static void withoutChecks(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
        }
    }

    private void load(int from, int to) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table loading (ticket_id uuid, id uuid, department_id uuid,"
                    + " by_customer boolean, author_id uuid, subject text, body text, created_at timestamptz,"
                    + " era integer)");
            for (int first = from; first < to; first += AT_ONCE) {
                int end = Math.min(to, first + AT_ONCE);
                tickets(first, end);
                schedules(first, end);
                messages(first, end);
                statement.execute("insert into ticket_message (account_id, ticket_id, id, kind, author_kind, author_id,"
                        + " html, created_at, search, search_era) select '" + data.account() + "', ticket_id, id,"
                        + " 'REPLY', case when by_customer then 'CUSTOMER' else 'AGENT' end, author_id,"
                        + " '<p>' || body || '</p>', created_at,"
                        + " ticket_search_vector('balcao_pt', subject, body, department_id, era), era from loading");
                statement.execute("truncate loading");
            }
        }
    }

    private Instant opened(int ticket) {
        return now.minus(LATEST).minus(SPAN.dividedBy(data.count()).multipliedBy(data.count() - ticket));
    }

    private Instant written(int ticket, int message) {
        return opened(ticket).plusSeconds(message * 60L);
    }

    private int messagesOf(int ticket) {
        return longOnes.contains(ticket) ? Data.LONG : Data.MESSAGES;
    }

    private UUID agent(int ticket) {
        return id(Kind.AGENT, data.agentOf(ticket));
    }

    private UUID department(int ticket) {
        return data.department(data.agentOf(ticket));
    }

    private void tickets(int from, int to) throws SQLException, IOException {
        try (Rows rows = new Rows(
                connection,
                "ticket (account_id, id, number, origin, subject, department_id, category_id, priority, customer_id,"
                        + " agent_id, situation, situation_at, created_at, first_reply_at, first_closed_at, closed_at,"
                        + " last_message_at, last_message_by, preview, reply_token, notify_customer)")) {
            for (int each = from; each < to; each++) {
                ticket(rows, each);
            }
        }
    }

    private void ticket(Rows rows, int ticket) throws SQLException, IOException {
        boolean open = data.isOpen(ticket);
        boolean waiting = data.isWaiting(ticket);
        boolean answered = waiting || data.isAnswered(ticket);
        int situation = waiting ? 1 : open ? (answered ? 3 : 2) : ticket % CANCELLED_OF == 0 ? 4 : 5;
        Instant last = written(ticket, messagesOf(ticket) - 1);
        rows.add(
                data.account(),
                id(Kind.TICKET, ticket),
                Data.FIRST_NUMBER + ticket,
                Data.byMail(ticket) ? "EMAIL" : "AGENT",
                words.sentence(6),
                department(ticket),
                data.category(ticket),
                Data.priority(ticket),
                data.customer(ticket),
                waiting ? Rows.NULL : agent(ticket),
                situation,
                last,
                opened(ticket),
                waiting ? Rows.NULL : written(ticket, 2),
                open ? Rows.NULL : last,
                open ? Rows.NULL : last,
                last,
                open && answered ? "CUSTOMER" : "AGENT",
                words.sentence(PREVIEW_WORDS),
                "bench-" + ticket,
                "f");
    }

    /** When work on some of the open ones is to begin. */
    private void schedules(int from, int to) throws SQLException, IOException {
        try (Rows rows =
                new Rows(connection, "ticket_schedule (account_id, ticket_id, starts_at, created_at, created_by)")) {
            for (int each = from; each < to; each++) {
                if (each % SCHEDULED_OF == 0 && data.isOpen(each)) {
                    rows.add(
                            data.account(),
                            id(Kind.TICKET, each),
                            now.plus(Duration.ofHours(1 + each % 240)),
                            opened(each),
                            agent(each));
                }
            }
        }
    }

    private void messages(int from, int to) throws SQLException, IOException {
        try (Rows events = new Rows(
                        connection, "ticket_event (account_id, ticket_id, id, kind, actor_kind, actor_id, at)");
                Rows loading = new Rows(connection, "loading")) {
            for (int ticket = from; ticket < to; ticket++) {
                for (int message = 0; message < messagesOf(ticket); message++) {
                    message(events, loading, ticket, message);
                }
            }
        }
    }

    private void message(Rows events, Rows loading, int ticket, int message) throws SQLException, IOException {
        boolean byCustomer = message == 0 ? Data.byMail(ticket) : message % 2 != 0;
        UUID author = byCustomer ? data.customer(ticket) : agent(ticket);
        long number = (long) ticket * Data.LONG + message;
        Instant written = written(ticket, message);
        events.add(
                data.account(),
                id(Kind.TICKET, ticket),
                id(Kind.EVENT, number),
                message == 0 ? "OPENED" : byCustomer ? "CUSTOMER_REPLIED" : "REPLIED",
                byCustomer ? "CUSTOMER" : "AGENT",
                author,
                written);
        loading.add(
                id(Kind.TICKET, ticket),
                id(Kind.MESSAGE, number),
                department(ticket),
                byCustomer,
                author,
                message == 0 ? words.sentence(6) : Rows.NULL,
                words.sentence(FEWEST_WORDS + words.below(MORE_WORDS)),
                written,
                Data.era(ticket));
    }
}
