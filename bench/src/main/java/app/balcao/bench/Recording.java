package app.balcao.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The SQL the program runs to answer a request, taken from PostgreSQL's log while it does: so the bare SQL that is
 * measured beside it is the same, and stays the same however the program changes.
 */
final class Recording {

    static final String LOG = "statements";

    private static final int USER = 1;
    private static final int PROCESS = 3;
    private static final int MESSAGE = 13;
    private static final int DETAIL = 14;

    private static final Pattern STATEMENT = Pattern.compile("(?s)(?:statement|execute [^:]*): (.*)");
    private static final Pattern PARAMETER = Pattern.compile("(?s)\\$\\d+ = (?:'([^']*+(?:''[^']*+)*+)'|(NULL))");
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final String MARK = "bench: next request";

    /** A statement with the values it was run with, in the order of its question marks. */
    record Statement(String sql, List<@Nullable String> values) {}

    /** The transactions of one request. */
    record Script(List<List<Statement>> transactions) {}

    private Recording() {}

    /** Has each agent ask some times, and answers what the program made of it: a list of scripts for each agent. */
    static List<List<Script>> take(Database database, Clients clients, Data data, Operation operation, int times)
            throws SQLException, IOException {
        Path log = database.home().resolve("log").resolve(LOG + ".csv");
        long begin = Files.size(log);
        try (Connection owner = database.owner();
                var statement = owner.createStatement()) {
            log(owner, "all");
            for (int turn = 0; turn < times; turn++) {
                for (int agent = 0; agent < Data.AGENTS; agent++) {
                    String wrong = clients.ask(operation, agent);
                    if (!wrong.isEmpty()) {
                        throw new IOException("The program refused to " + operation.title() + ": " + wrong);
                    }
                    statement.execute("select '" + MARK + "'");
                }
            }
            log(owner, "none");
        }
        List<Script> scripts = read(log, begin, data);
        List<List<Script>> byAgent = new ArrayList<>();
        for (int agent = 0; agent < Data.AGENTS; agent++) {
            byAgent.add(new ArrayList<>());
        }
        for (int each = 0; each < scripts.size(); each++) {
            byAgent.get(each % Data.AGENTS).add(scripts.get(each));
        }
        return byAgent;
    }

    // Every server process reads the setting anew before its next command.
    private static void log(Connection owner, String what) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("alter system set log_statement = '" + what + "'");
            statement.execute("select pg_reload_conf(), pg_sleep(0.5)");
        }
    }

    private static List<Script> read(Path log, long begin, Data data) throws IOException {
        byte[] all = Files.readAllBytes(log);
        String text = new String(all, (int) begin, all.length - (int) begin, StandardCharsets.UTF_8);
        List<Script> scripts = new ArrayList<>();
        List<List<Statement>> transactions = new ArrayList<>();
        Map<String, List<Statement>> running = new HashMap<>();
        for (List<String> row : Csv.rows(text)) {
            Matcher message = STATEMENT.matcher(row.get(MESSAGE));
            if (!message.matches()) {
                continue;
            }
            String sql = message.group(1);
            if (sql.contains(MARK)) {
                scripts.add(new Script(List.copyOf(transactions)));
                transactions.clear();
            } else if (row.get(USER).equals("balcao_app")) {
                List<Statement> transaction = running.computeIfAbsent(row.get(PROCESS), process -> new ArrayList<>());
                if (sql.startsWith("BEGIN")) {
                    transaction.clear();
                } else if (!sql.startsWith("COMMIT")) {
                    transaction.add(statement(sql, row.get(DETAIL)));
                } else if (isOf(data, transaction)) {
                    transactions.add(List.copyOf(transaction));
                }
            }
        }
        return scripts;
    }

    // Jobs and what travels between nodes are no request's.
    private static boolean isOf(Data data, List<Statement> transaction) {
        return !transaction.isEmpty()
                && transaction.getFirst().sql().contains("app.account_id")
                && transaction.getFirst().values().contains(data.account().toString());
    }

    private static Statement statement(String sql, String detail) {
        List<@Nullable String> known = new ArrayList<>();
        Matcher parameters = PARAMETER.matcher(detail);
        while (parameters.find()) {
            known.add(parameters.group(2) != null ? null : parameters.group(1).replace("''", "'"));
        }
        List<@Nullable String> values = new ArrayList<>();
        Matcher places = PLACE.matcher(sql.replace("?", "??"));
        StringBuilder written = new StringBuilder();
        while (places.find()) {
            values.add(known.get(Integer.parseInt(places.group(1)) - 1));
            places.appendReplacement(written, "?");
        }
        return new Statement(places.appendTail(written).toString(), values);
    }
}
