package app.balcao.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What agents ask of the program all day. Reads come first, so that they meet the database as it was loaded. */
enum Operation {
    COUNTS("counts") {
        @Override
        String request(Agents agents, int agent, Words words) {
            // Those who lead are shown all six.
            return agents.get(agent % Data.LEADERS, "/api/v1/tickets/counts");
        }
    },
    DAY("day") {
        @Override
        String request(Agents agents, int agent, Words words) {
            return agents.get(agent, "/api/v1/tickets/day");
        }
    },
    QUEUE("queue") {
        @Override
        String request(Agents agents, int agent, Words words) {
            return agents.get(agent, "/api/v1/tickets?tab=open&limit=50");
        }
    },
    LIST("list") {
        @Override
        String request(Agents agents, int agent, Words words) {
            return agents.get(agent, "/api/v1/tickets?state=all&limit=50");
        }
    },
    FILTERS("filters") {
        @Override
        String request(Agents agents, int agent, Words words) {
            return agents.get(agent, "/api/v1/tickets?limit=50&" + agents.threeFilters(agent, words));
        }
    },
    PAGE("page") {
        @Override
        String request(Agents agents, int agent, Words words) {
            return agents.get(agent, "/api/v1/tickets/" + agents.openTicket(agent, words));
        }
    },
    LONG_PAGE("page200") {
        @Override
        String request(Agents agents, int agent, Words words) {
            return agents.get(agent, "/api/v1/tickets/" + agents.longTicket(agent, words));
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
            String body = "{\"customerId\":\"" + Data.id(Data.Kind.CUSTOMER, words.below(agents.customers()))
                    + "\",\"departmentId\":\"" + agents.department(agent)
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

        private final Data data;
        private final List<List<Integer>> open;
        private final List<String> headers;

        Agents(Data data) {
            this.data = data;
            open = data.openTickets();
            headers = IntStream.range(0, Data.AGENTS)
                    .mapToObj(agent -> "Host: localhost\r\nAccept: application/json\r\nCookie: BALCAO_SESSION="
                            + data.cookie(agent) + "; XSRF-TOKEN=" + TOKEN + "\r\n")
                    .toList();
        }

        private UUID openTicket(int agent, Words words) {
            List<Integer> own = open.get(agent);
            List<Integer> brief = own.subList(Math.min(Data.LONG_OF_EACH, own.size() - 1), own.size());
            return Data.id(Data.Kind.TICKET, brief.get(words.below(brief.size())));
        }

        private UUID longTicket(int agent, Words words) {
            List<Integer> own = open.get(agent);
            return Data.id(Data.Kind.TICKET, own.get(words.below(Math.min(Data.LONG_OF_EACH, own.size()))));
        }

        /** Some open tickets, whoever is responsible for them. */
        List<UUID> openTickets(int most) {
            return open.stream()
                    .flatMap(each -> each.stream().skip(Data.LONG_OF_EACH))
                    .limit(most)
                    .map(each -> Data.id(Data.Kind.TICKET, each))
                    .toList();
        }

        private UUID department(int agent) {
            return data.department(agent);
        }

        private int customers() {
            return data.customers();
        }

        /** Each time others of those that people set together. */
        private String threeFilters(int agent, Words words) {
            UUID category = Data.id(Data.Kind.CATEGORY, words.below(Data.CATEGORIES));
            return switch (words.below(6)) {
                case 0 -> "state=open&priority=3,4&departmentId=" + department(agent);
                case 1 -> "state=open&priority=4&categoryId=" + category;
                case 2 -> "situation=5&categoryId=" + category + "&origin=email";
                case 3 ->
                    "state=closed&priority=3,4&customerId="
                            + Data.id(Data.Kind.CUSTOMER, words.below(data.customers()));
                case 4 -> "state=open&priority=2&agentId=none," + Data.id(Data.Kind.AGENT, agent);
                default ->
                    "agentId=me&situation=2,3&createdFrom="
                            + LocalDate.now(ZoneOffset.UTC).minusDays(30);
            };
        }

        String get(int agent, String path) {
            return "GET " + path + " HTTP/1.1\r\n" + headers.get(agent) + "\r\n";
        }

        String delete(int agent, String path) {
            return "DELETE " + path + " HTTP/1.1\r\n" + headers.get(agent) + "X-XSRF-TOKEN: " + TOKEN + "\r\n\r\n";
        }

        String post(int agent, String path, String body) {
            return "POST " + path + " HTTP/1.1\r\n" + headers.get(agent) + "X-XSRF-TOKEN: " + TOKEN
                    + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
        }
    }
}
