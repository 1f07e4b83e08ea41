package app.balcao.bench.chat;

import app.balcao.bench.Database;
import app.balcao.bench.Program;
import app.balcao.bench.Scratch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures the live chat on a database of its own. Prints tables; figures of one run belong together. */
public final class ChatBench {

    private static final ChatCompany COMPANY = new ChatCompany(1);
    private static final ChatCompany IDLE_COMPANY = new ChatCompany(2);
    private static final int FIRST_TO_DECIDE = 3;
    private static final int MOST_OF_AGENT = 100;

    private final ChatOptions options;
    private final Scratch scratch;
    private final Database database;

    private ChatBench(ChatOptions options, Scratch scratch, Database database) {
        this.options = options;
        this.scratch = scratch;
        this.database = database;
    }

    public static void main(String[] arguments) throws IOException {
        ChatOptions options;
        try {
            options = ChatOptions.of(arguments);
        } catch (ChatOptions.Misuse misuse) {
            System.err.println("bench: " + misuse.getMessage() + "; see ./dev bench chat --help");
            System.exit(2);
            return;
        }
        try (Scratch scratch = new Scratch()) {
            try {
                Database database = scratch.keep(Database.start(scratch.folder().resolve("database")));
                new ChatBench(options, scratch, database).run();
            } catch (Exception failure) {
                if (!scratch.isEnding()) {
                    scratch.close();
                    System.err.println("bench: " + failure);
                    System.exit(1);
                }
            }
        }
    }

    /** Each part has the program start anew: what an earlier one left behind would count for the next. */
    private void run() throws Exception {
        say("Loading");
        scratch.end(Program.start(scratch, options.program(), database));
        load();
        if (options.measures(ChatOptions.IDLE)) {
            Program program = Program.start(scratch, options.program(), database);
            IdleVisitors.print(System.out, IdleVisitors.measure(IDLE_COMPANY, program, options));
            scratch.end(program);
        }
        List<Messages.Row> rows = new ArrayList<>();
        if (options.measures(ChatOptions.MESSAGES)) {
            Program program = Program.start(scratch, options.program(), database);
            Messages messages = scratch.keep(new Messages(COMPANY, database, program, options));
            rows.addAll(messages.measure());
            messages.print(System.out, rows);
            scratch.end(messages);
            scratch.end(program);
        }
        if (options.measures(ChatOptions.ECHO)) {
            Echo.print(
                    System.out,
                    echo(rows),
                    rows.stream().map(each -> each.most().perSecond()).toList());
        }
        if (options.measures(ChatOptions.ROUTING)) {
            Program program = Program.start(scratch, options.program(), database);
            Routing.print(System.out, Routing.measure(FIRST_TO_DECIDE, database, program, options));
        }
    }

    private void load() throws Exception {
        int most = options.conversations().getLast();
        try (ChatLoader loader = new ChatLoader(database)) {
            loader.company(COMPANY, most / Desk.OF_ONE_AGENT, MOST_OF_AGENT, "OFFLINE");
            loader.company(IDLE_COMPANY, 1, 1, "OFFLINE");
            loader.visitors(IDLE_COMPANY, 0, options.mostIdle());
            loader.analyze();
        }
    }

    // At the pace that the program carried.
    private List<Echo.Row> echo(List<Messages.Row> rows) throws IOException, InterruptedException {
        List<Integer> offered = rows.isEmpty()
                ? options.conversations().stream().map(each -> options.rate()).toList()
                : rows.stream().map(Messages.Row::offered).toList();
        Echo echo = Echo.start(scratch, options);
        try {
            return echo.measure(offered);
        } finally {
            scratch.end(echo);
        }
    }

    static void say(String text, Object... values) {
        System.err.printf("▸ " + text + "%n", values);
    }
}
