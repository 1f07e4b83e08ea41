package app.balcao.bench.chat;

import app.balcao.bench.Database;
import app.balcao.bench.Rows;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;

/** Writes companies, and who visits them and waits, into a migrated database. */
final class ChatLoader implements AutoCloseable {

    private static final int RING_SECONDS = 600;

    private final Connection connection;

    ChatLoader(Database database) throws SQLException {
        connection = database.owner();
    }

    /**
     * A company, open for chats, with its agents signed in.
     *
     * @param most conversations of an agent at the same time
     * @param status of all agents in the chat but the first, who is offline
     */
    void company(ChatCompany company, int agents, int most, String status) throws SQLException, IOException {
        String account = "'" + company.account() + "'";
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("insert into account_directory values ('" + company.loginName() + "', " + account + ")");
            statement.addBatch("insert into account (account_id, login_name, company_name) values (" + account + ", '"
                    + company.loginName() + "', 'Bench')");
            statement.addBatch("insert into account_security (account_id) values (" + account + ")");
            statement.addBatch("insert into permission_group (account_id, id, name, is_default) values (" + account
                    + ", '" + company.permissionGroup() + "', 'Grupo Padrão', true)");
            statement.addBatch("insert into department (account_id, id, name) values (" + account + ", '"
                    + company.department() + "', 'Atendimento')");
            statement.addBatch(
                    "update chat_widget set public_id = '" + company.widget() + "' where account_id = " + account);
            statement.addBatch("update queue set ring_seconds = " + RING_SECONDS + " where account_id = " + account);
            statement.executeBatch();
        }
        agents(company, agents, most, status);
    }

    private void agents(ChatCompany company, int count, int most, String status) throws SQLException, IOException {
        UUID account = company.account();
        try (Rows rows = new Rows(
                connection,
                "agent (account_id, id, name, email, email_validated_at, permission_group_id, most_conversations)")) {
            for (int each = 0; each < count; each++) {
                rows.add(
                        account,
                        company.agent(each),
                        "Atendente " + each,
                        "a" + each + "@" + company.loginName() + ".example",
                        Instant.now(),
                        company.permissionGroup(),
                        most);
            }
        }
        try (Rows places =
                        new Rows(connection, "department_agent (account_id, department_id, agent_id, tickets, chat)");
                Rows statuses = new Rows(connection, "agent_chat_status (account_id, agent_id, status)");
                Rows sessions =
                        new Rows(connection, "agent_session (account_id, id, agent_id, secret_hash, expires_at, ip)")) {
            for (int each = 0; each < count; each++) {
                places.add(account, company.department(), company.agent(each), true, true);
                statuses.add(account, company.agent(each), each == 0 ? "OFFLINE" : status);
                sessions.add(
                        account,
                        company.session(each),
                        company.agent(each),
                        ChatCompany.secretHash(each),
                        Instant.now().plusSeconds(86_400),
                        "127.0.0.1");
            }
        }
    }

    /** Browsers that came to the company's site before. */
    void visitors(ChatCompany company, int from, int to) throws SQLException, IOException {
        Instant now = Instant.now();
        try (Rows rows = new Rows(
                connection, "visitor (account_id, id, secret_hash, page_since, ip, first_seen_at, last_seen_at)")) {
            for (int each = from; each < to; each++) {
                rows.add(
                        company.account(),
                        company.visitor(each),
                        ChatCompany.secretHash(each),
                        now,
                        "127.0.0.1",
                        now,
                        now);
            }
        }
    }

    /** Conversations of as many visitors, each attended by one of the agents. */
    void attended(ChatCompany company, int from, int to, int ofOneAgent) throws SQLException, IOException {
        Instant now = Instant.now();
        UUID queue = queue(company);
        try (Rows rows = new Rows(
                connection,
                "conversation (account_id, id, number, queue_id, department_id, channel, entry, contact, customer_name,"
                        + " state, agent_id, opened_at, waiting_since, answered_at)")) {
            for (int each = from; each < to; each++) {
                rows.add(
                        company.account(),
                        company.conversation(each),
                        each + 1,
                        queue,
                        company.department(),
                        "WEB_CHAT",
                        "CUSTOMER",
                        company.visitor(each),
                        "Visitante " + each,
                        "ACTIVE",
                        company.agent(each / ofOneAgent),
                        now,
                        now,
                        now);
            }
        }
    }

    /** Conversations that wait in the company's queue. */
    void waiting(ChatCompany company, int count) throws SQLException, IOException {
        Instant now = Instant.now();
        UUID queue = queue(company);
        try (Rows rows = new Rows(
                connection,
                "conversation (account_id, id, number, queue_id, department_id, channel, entry, contact, customer_name,"
                        + " state, opened_at, waiting_since)")) {
            for (int each = 0; each < count; each++) {
                rows.add(
                        company.account(),
                        company.conversation(each),
                        each + 1,
                        queue,
                        company.department(),
                        "WEB_CHAT",
                        "CUSTOMER",
                        company.visitor(each),
                        "Visitante " + each,
                        "WAITING",
                        now.plusMillis(each),
                        now.plusMillis(each));
            }
        }
    }

    private UUID queue(ChatCompany company) throws SQLException {
        try (Statement statement = connection.createStatement();
                var found =
                        statement.executeQuery("select id from queue where account_id = '" + company.account() + "'")) {
            found.next();
            return found.getObject(1, UUID.class);
        }
    }

    /** Lets the planner know what there is now. */
    void analyze() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
