package app.balcao.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What agents ask of the program all day, over HTTP. Each client is one agent. */
final class Requests {

    private static final String TOKEN = "bench";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final Data data;
    private final ThreadLocal<Words> words =
            ThreadLocal.withInitial(() -> new Words(Thread.currentThread().threadId()));

    Requests(String address, Data data) {
        this.address = address;
        this.data = data;
    }

    boolean create(int client, long turn) throws IOException, InterruptedException {
        int agent = client % Data.AGENTS;
        String body = "{\"customerId\":\""
                + data.customers().get(words.get().below(data.customers().size()))
                + "\",\"departmentId\":\"" + data.departments().get(agent % Data.DEPARTMENTS)
                + "\",\"subject\":\"" + words.get().sentence(5) + "\",\"html\":\"<p>"
                + words.get().sentence(60)
                + "</p>\",\"priority\":2,\"notifyCustomer\":false}";
        return post(agent, "/api/v1/tickets", body);
    }

    boolean reply(int client, long turn) throws IOException, InterruptedException {
        int agent = client % Data.AGENTS;
        return post(
                agent,
                "/api/v1/tickets/" + openTicket(agent) + "/replies",
                "{\"html\":\"<p>" + words.get().sentence(60) + "</p>\"}");
    }

    boolean list(int client, long turn) throws IOException, InterruptedException {
        return get(client % Data.AGENTS, "/api/v1/tickets?state=all&limit=50");
    }

    boolean page(int client, long turn) throws IOException, InterruptedException {
        int agent = client % Data.AGENTS;
        return get(agent, "/api/v1/tickets/" + openTicket(agent));
    }

    boolean search(int client, long turn) throws IOException, InterruptedException {
        String query = words.get().nextUncommon() + " " + words.get().nextUncommon();
        return get(client % Data.AGENTS, "/api/v1/tickets?search=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    private UUID openTicket(int agent) {
        var open = data.openTickets().get(agent);
        return open.get(words.get().below(open.size()));
    }

    private boolean get(int agent, String path) throws IOException, InterruptedException {
        return send(agent, HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    private boolean post(int agent, String path, String body) throws IOException, InterruptedException {
        return send(
                agent,
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", TOKEN)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private boolean send(int agent, HttpRequest.Builder request) throws IOException, InterruptedException {
        request.header("Cookie", "BALCAO_SESSION=" + data.cookies().get(agent) + "; XSRF-TOKEN=" + TOKEN);
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return answer.statusCode() < 300;
    }
}
