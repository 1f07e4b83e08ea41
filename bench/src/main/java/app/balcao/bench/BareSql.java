package app.balcao.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The same work as SQL alone, over JDBC, as the program's role and under the same row-level security: what the
 * program could reach if it cost nothing itself. One connection for each client, statements prepared.
 */
final class BareSql implements AutoCloseable {

    private static final String TENANT = "select set_config('app.account_id', ?, true)";
    private static final String ROW =
            "select t.id, t.number, t.subject, t.preview, t.priority, t.situation, t.situation_at,"
                    + " t.created_at, t.last_message_at, t.last_message_by, t.closed_at, t.version, d.name, g.name, c.name,"
                    + " (select e.email from customer_email e where e.account_id = t.account_id and e.customer_id = c.id and e.position = 0),"
                    + " o.name, a.name from ticket t"
                    + " join department d on d.account_id = t.account_id and d.id = t.department_id"
                    + " left join category g on g.account_id = t.account_id and g.id = t.category_id"
                    + " join customer c on c.account_id = t.account_id and c.id = t.customer_id"
                    + " left join organization o on o.account_id = t.account_id and o.id = c.organization_id"
                    + " left join agent a on a.account_id = t.account_id and a.id = t.agent_id";
    private static final String LIST = ROW + " where t.account_id = ? and t.department_id = ?"
            + " order by t.last_message_at desc, t.id desc limit 51";
    private static final String PAGE_TICKET = ROW + " where t.account_id = ? and t.id = ?";
    private static final String PAGE_MESSAGES =
            "select m.id, m.kind, m.author_kind, m.author_id, m.html, m.quoted_html,"
                    + " m.created_at from ticket_message m where m.account_id = ? and m.ticket_id = ? order by m.id desc limit 101";
    private static final String PAGE_EVENTS = "select id, kind, actor_kind, actor_id, data, at from ticket_event"
            + " where account_id = ? and ticket_id = ? order by id desc limit 200";
    private static final String SEARCH = "select distinct m.ticket_id from ticket_message m"
            + " join ticket t on t.account_id = m.account_id and t.id = m.ticket_id"
            + " where m.account_id = ? and m.search @@ websearch_to_tsquery('balcao_pt', ?) and t.department_id = ? limit 51";
    private static final String INSERT_MESSAGE = "insert into ticket_message (account_id, ticket_id, kind, author_kind,"
            + " author_id, html, search) values (?, ?, 'REPLY', 'AGENT', ?, ?, to_tsvector('balcao_pt', ?)) returning id";
    private static final String UPDATE_TICKET =
            "update ticket set situation = 2, situation_at = now(), last_message_at = now(),"
                    + " last_message_by = 'AGENT', first_reply_at = coalesce(first_reply_at, now()), version = version + 1"
                    + " where account_id = ? and id = ? returning version";
    private static final String INSERT_EVENT =
            "insert into ticket_event (account_id, ticket_id, kind, actor_kind, actor_id)"
                    + " values (?, ?, ?, 'AGENT', ?)";
    private static final String PUBLISH =
            "with s as (insert into realtime_stream (account_id, topic, last_seq) values (?, ?, 1)"
                    + " on conflict (account_id, topic) do update set last_seq = realtime_stream.last_seq + 1"
                    + " returning account_id, topic, last_seq) insert into realtime_event (account_id, topic, seq, kind, data)"
                    + " select account_id, topic, last_seq, 'ticket-changed', '{}' from s";
    private static final String INSERT_TICKET = "with n as (update ticket_counter set last_number = last_number + 1"
            + " where account_id = ? returning last_number) insert into ticket (account_id, number, origin, subject,"
            + " department_id, priority, customer_id, situation, last_message_by, reply_token, notify_customer)"
            + " select ?, last_number, 'AGENT', ?, ?, 2, ?, 1, 'CUSTOMER', gen_random_uuid()::text, false from n returning id";
    private static final String NOTIFY = "insert into notification (account_id, agent_id, kind, ticket_id)"
            + " select account_id, agent_id, 'TICKET_OPENED', ? from department_agent"
            + " where account_id = ? and department_id = ? and tickets and agent_id <> ?";

    private final Data data;
    private final List<Client> clients = new ArrayList<>();

    BareSql(Scratch scratch, Data data, int count) throws SQLException {
        this.data = data;
        for (int number = 0; number < count; number++) {
            clients.add(new Client(scratch.application(), new Words(number)));
        }
    }

    Measurement.Request operation(String name) {
        return (client, turn) -> {
            Client one = clients.get(client);
            int agent = client % Data.AGENTS;
            one.begin();
            switch (name) {
                case "list" -> one.read(LIST, data.account(), department(agent));
                case "page" -> one.page(openTicket(one, agent));
                case "search" ->
                    one.read(
                            SEARCH,
                            data.account(),
                            one.words.nextUncommon() + " " + one.words.nextUncommon(),
                            department(agent));
                case "reply" -> one.reply(openTicket(one, agent), agent);
                case "create" -> one.create(agent);
                default -> throw new IllegalArgumentException(name);
            }
            one.connection.commit();
            return true;
        };
    }

    private UUID department(int agent) {
        return data.departments().get(agent % Data.DEPARTMENTS);
    }

    private UUID openTicket(Client client, int agent) {
        var open = data.openTickets().get(agent);
        return open.get(client.words.below(open.size()));
    }

    @Override
    public void close() throws SQLException {
        for (Client each : clients) {
            each.connection.close();
        }
    }

    private final class Client {

        private final Connection connection;
        private final Words words;
        private final Map<String, PreparedStatement> prepared = new HashMap<>();

        Client(Connection connection, Words words) throws SQLException {
            this.connection = connection;
            this.words = words;
            connection.setAutoCommit(false);
        }

        void begin() throws SQLException {
            read(TENANT, data.account().toString());
        }

        void page(UUID ticket) throws SQLException {
            read(PAGE_TICKET, data.account(), ticket);
            read(PAGE_MESSAGES, data.account(), ticket);
            read(PAGE_EVENTS, data.account(), ticket);
        }

        void reply(UUID ticket, int agent) throws SQLException {
            UUID author = data.agents().get(agent);
            String text = words.sentence(60);
            read(PAGE_TICKET, data.account(), ticket);
            read(UPDATE_TICKET, data.account(), ticket);
            read(INSERT_MESSAGE, data.account(), ticket, author, "<p>" + text + "</p>", text);
            write(INSERT_EVENT, data.account(), ticket, "REPLIED", author);
            write(PUBLISH, data.account(), "department:" + department(agent));
            write(PUBLISH, data.account(), "ticket:" + ticket);
        }

        void create(int agent) throws SQLException {
            UUID author = data.agents().get(agent);
            String text = words.sentence(60);
            UUID customer = data.customers().get(words.below(data.customers().size()));
            UUID ticket =
                    read(INSERT_TICKET, data.account(), data.account(), words.sentence(5), department(agent), customer);
            read(INSERT_MESSAGE, data.account(), ticket, author, "<p>" + text + "</p>", text);
            write(INSERT_EVENT, data.account(), ticket, "OPENED", author);
            write(NOTIFY, ticket, data.account(), department(agent), author);
            write(PUBLISH, data.account(), "department:" + department(agent));
        }

        /** Reads every row, and answers the first column of the last when it is an id. */
        private UUID read(String sql, Object... values) throws SQLException {
            PreparedStatement statement = statement(sql, values);
            UUID id = data.account();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        if (rows.getObject(column) instanceof UUID found && column == 1) {
                            id = found;
                        }
                    }
                }
            }
            return id;
        }

        private void write(String sql, Object... values) throws SQLException {
            statement(sql, values).executeUpdate();
        }

        private PreparedStatement statement(String sql, Object... values) throws SQLException {
            PreparedStatement statement = prepared.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                prepared.put(sql, statement);
            }
            for (int each = 0; each < values.length; each++) {
                statement.setObject(each + 1, values[each]);
            }
            return statement;
        }
    }
}
