package app.balcao.bench;

import static app.balcao.bench.Data.id;

import app.balcao.bench.Data.Kind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Loads who works for a company and who writes to it. */
final class Company {

    private final Connection connection;
    private final Data data;
    private final Words words;

    Company(Connection connection, Data data) {
        this.connection = connection;
        this.data = data;
        this.words = new Words(data.company());
    }

    void load() throws SQLException, IOException {
        account();
        agents();
        customers();
    }

    private void account() throws SQLException, IOException {
        UUID account = data.account();
        try (var statement = connection.createStatement()) {
            statement.addBatch("insert into account_directory values ('" + data.loginName() + "', '" + account + "')");
            statement.addBatch("insert into account (account_id, login_name, company_name) values ('" + account + "', '"
                    + data.loginName() + "', 'Bench')");
            statement.addBatch("insert into account_security (account_id) values ('" + account + "')");
            statement.addBatch("insert into ticket_counter values ('" + account + "', "
                    + (Data.FIRST_NUMBER + data.count()) + ")");
            // Everything may be done that may be given: what is measured is the work.
            statement.addBatch("insert into permission_group (account_id, id, name, is_default, permissions) values ('"
                    + account + "', '" + id(Kind.PERMISSION_GROUP, 0) + "', 'Grupo Padrão', true, "
                    + "'{TICKET_CREATE,TICKET_REPLY_ANY,TICKET_CLOSE,TICKET_REOPEN,TICKET_BULK,TICKET_EXPORT,"
                    + "CUSTOMER_VIEW,CUSTOMER_EDIT,CUSTOMER_PERSONAL_VIEW}')");
            statement.executeBatch();
        }
        try (Rows departments = new Rows(connection, "department (account_id, id, name)")) {
            for (int each = 0; each < data.departments(); each++) {
                departments.add(account, id(Kind.DEPARTMENT, each), "Departamento " + each);
            }
        }
        try (Rows categories = new Rows(connection, "category (account_id, id, name)")) {
            for (int each = 0; each < Data.CATEGORIES; each++) {
                categories.add(account, id(Kind.CATEGORY, each), "Categoria " + each);
            }
        }
        try (Rows offered = new Rows(connection, "department_category (account_id, department_id, category_id)")) {
            for (int each = 0; each < data.departments() * Data.CATEGORIES; each++) {
                offered.add(
                        account,
                        id(Kind.DEPARTMENT, each / Data.CATEGORIES),
                        id(Kind.CATEGORY, each % Data.CATEGORIES));
            }
        }
    }

    private void agents() throws SQLException, IOException {
        try (Rows agents = new Rows(
                        connection,
                        "agent (account_id, id, name, email, email_validated_at, is_administrator, permission_group_id)");
                Rows places = new Rows(
                        connection, "department_agent (account_id, department_id, agent_id, tickets, chat, manager)")) {
            for (int each = 0; each < data.agents(); each++) {
                agents.add(
                        data.account(),
                        id(Kind.AGENT, each),
                        "Atendente " + each,
                        "a" + each + "@" + data.loginName() + ".example",
                        "now()",
                        each == 0,
                        id(Kind.PERMISSION_GROUP, 0));
                places.add(
                        data.account(), data.department(each), id(Kind.AGENT, each), true, true, each < Data.LEADERS);
            }
        }
    }

    private void customers() throws SQLException, IOException {
        try (Rows organizations = new Rows(connection, "organization (account_id, id, name)")) {
            for (int each = 0; each < data.organizations(); each++) {
                organizations.add(data.account(), id(Kind.ORGANIZATION, each), words.sentence(2));
            }
        }
        try (Rows customers = new Rows(connection, "customer (account_id, id, name, organization_id)");
                Rows addresses = new Rows(connection, "customer_email (account_id, email, customer_id, position)")) {
            for (int each = 0; each < data.customers(); each++) {
                UUID customer = id(Kind.CUSTOMER, each);
                UUID organization = id(Kind.ORGANIZATION, words.below(data.organizations()));
                customers.add(data.account(), customer, words.sentence(2), each % 2 == 0 ? organization : Rows.NULL);
                addresses.add(data.account(), "c" + each + "@cliente.example", customer, 0);
            }
        }
    }
}
