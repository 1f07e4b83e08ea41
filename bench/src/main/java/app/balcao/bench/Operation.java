package app.balcao.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What agents ask of the program all day. Reads come first, so that they meet the database as it was loaded. */
enum Operation {
    LIST("list") {
        @Override
        String request(Agents agents, int agent, Words words) {
            return agents.get(agent, "/api/v1/tickets?state=all&limit=50");
        }
    },
    QUEUE("queue") {
        @Override
        String request(Agents agents, int agent, Words words) {
            return agents.get(agent, "/api/v1/tickets?tab=open&limit=50");
        }
    },
    PAGE("page") {
        @Override
        String request(Agents agents, int agent, Words words) {
            return agents.get(agent, "/api/v1/tickets/" + agents.openTicket(agent, words));
        }
    },
    SEARCH("search") {
        @Override
        String request(Agents agents, int agent, Words words) {
            String typed = words.nextUncommon() + " " + words.nextUncommon();
            return agents.get(agent, "/api/v1/tickets?search=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        }
    },
    REPLY("reply") {
        @Override
        String request(Agents agents, int agent, Words words) {
            return agents.post(
                    agent,
                    "/api/v1/tickets/" + agents.openTicket(agent, words) + "/replies",
                    "{\"html\":\"<p>" + words.sentence(60) + "</p>\"}");
        }
    },
    CREATE("create") {
        @Override
        String request(Agents agents, int agent, Words words) {
            String body = "{\"customerId\":\"" + Data.id(Data.Kind.CUSTOMER, words.below(Data.CUSTOMERS))
                    + "\",\"departmentId\":\"" + Data.department(agent)
                    + "\",\"subject\":\"" + words.sentence(5) + "\",\"html\":\"<p>" + words.sentence(60)
                    + "</p>\",\"priority\":2,\"notifyCustomer\":false}";
            return agents.post(agent, "/api/v1/tickets", body);
        }
    };

    private final String title;

    Operation(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The next request of an agent, as it goes over the wire. */
    abstract String request(Agents agents, int agent, Words words);

    /** The signed-in agents and what they are responsible for. */
    static final class Agents {

        private static final String TOKEN = "bench";

        private final List<List<UUID>> open;
        private final List<String> headers;

        Agents(Data data) {
            open = IntStream.range(0, Data.AGENTS).mapToObj(data::openTickets).toList();
            headers = IntStream.range(0, Data.AGENTS)
                    .mapToObj(agent -> "Host: localhost\r\nAccept: application/json\r\nCookie: BALCAO_SESSION="
                            + data.cookie(agent) + "; XSRF-TOKEN=" + TOKEN + "\r\n")
                    .toList();
        }

        private UUID openTicket(int agent, Words words) {
            List<UUID> own = open.get(agent);
            return own.get(words.below(own.size()));
        }

        private String get(int agent, String path) {
            return "GET " + path + " HTTP/1.1\r\n" + headers.get(agent) + "\r\n";
        }

        private String post(int agent, String path, String body) {
            return "POST " + path + " HTTP/1.1\r\n" + headers.get(agent) + "X-XSRF-TOKEN: " + TOKEN
                    + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
        }
    }
}
