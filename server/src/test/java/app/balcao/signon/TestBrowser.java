package app.balcao.signon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser as far as sign-on goes: keeps cookies, follows no redirect by itself, posts forms. */
public final class TestBrowser {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final String address;
    public final Map<String, String> cookies = new LinkedHashMap<>();

    public TestBrowser(String address) {
        this.address = address;
    }

    /** Where an answer sends the browser; the whole answer for anything else. */
    public String get(String path) {
        return location(send(request(path).GET()));
    }

    public HttpResponse<String> answer(String path) {
        return send(request(path).GET());
    }

    /** Posts a form, as another site would: without any cookie. */
    public String postFromElsewhere(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return location(send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    /** Deletes, with the token against forged requests or without it; the status. */
    public int delete(String path, boolean withToken) {
        HttpRequest.Builder request = request(path).DELETE();
        if (withToken) {
            request.header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""));
        }
        return send(request).statusCode();
    }

    /** Whom the session cookie signs in; empty for nobody. */
    public String signedInAs() {
        String body = answer("/api/v1/session").body();
        int at = body.indexOf("\"email\":\"");
        return at < 0 ? "" : body.substring(at + 9, body.indexOf('"', at + 9));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private static String location(HttpResponse<String> response) {
        return response.statusCode() == 303
                ? response.headers().firstValue("Location").orElseThrow()
                : response.statusCode() + " " + response.body();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (String each : response.headers().allValues("Set-Cookie")) {
                String pair = each.split(";", 2)[0];
                cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            return response;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
