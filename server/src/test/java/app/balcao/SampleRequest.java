package app.balcao;

import app.balcao.ApiDocument.Operation;
import app.balcao.TestWorld.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes good requests of the operations of the OpenAPI document, about what is in a world. */
final class SampleRequest {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBjjCCATWgAwIBAgIUIdfkRbz/O8q83QdZW01rw9ZMwSQwCgYIKoZIzj0EAwIw
            HDEaMBgGA1UEAwwRYXV0aG9yaXR5LmV4YW1wbGUwIBcNMjYxMTI3MDc0MTMwWhgP
            MjEyNjExMDMwNzQxMzBaMBwxGjAYBgNVBAMMEWF1dGhvcml0eS5leGFtcGxlMFkw
            EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAENGaAC1m2T1a/7Pc8czO61lE0FCyYHIml
            gW5DCyjVZqel8uEOFIge6lkoxAmQU5qpeWMVb7XlgwzyKlgerSQ0DaNTMFEwHQYD
            VR0OBBYEFHYx7LAaeFpdiRqcqXissAIDCu7gMB8GA1UdIwQYMBaAFHYx7LAaeFpd
            iRqcqXissAIDCu7gMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIg
            aIHojIGwgerYxXWjSYfCjvO+QKo2hhz6whYGBj0t7aUCIFiWUq6f+mDEiN/crJFN
            x7k/g1zs5ihSSitapXxPrY8S
            -----END CERTIFICATE-----
            """;

    // What cannot be guessed from a type.
    private static final Map<String, Object> KNOWN = Map.ofEntries(
            Map.entry("accent", "#0b6e6e"),
            Map.entry("account", "conta-que-nao-existe"),
            Map.entry("addresses", "203.0.113.0/24"),
            Map.entry("address", "bloqueado@cliente.example"),
            Map.entry("authorities", CERTIFICATE),
            Map.entry("baseDn", "dc=empresa,dc=example"),
            Map.entry("at", "2026-12-25T12:00:00Z"),
            Map.entry("color", "#0b6e6e"),
            Map.entry("conditions", List.of(Map.of("subject", "VISITS", "comparison", "AT_LEAST", "value", "2"))),
            Map.entry("columns", List.of("NUMBER", "SUBJECT")),
            Map.entry("companyName", "Empresa Nova"),
            Map.entry("country", "BR"),
            Map.entry("current", "senha-que-nao-e"),
            Map.entry("day", "2026-12-25"),
            Map.entry("domains", "novo.example"),
            Map.entry("contactEmail", "contato@loja.example"),
            Map.entry("email", "novo@cliente.example"),
            Map.entry("emails", "novo@cliente.example"),
            Map.entry("endedAt", "2026-11-03T15:30:00Z"),
            Map.entry("ends", "12:00"),
            Map.entry("file", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Dias//PT\r\nEND:VCALENDAR\r\n"),
            Map.entry("filters", Map.of("priority", "3,4")),
            Map.entry("firstAddress", "127.0.0.1"),
            Map.entry("endsAt", OffsetDateTime.now().plusDays(31).toString()),
            Map.entry("expiresAt", OffsetDateTime.now().plusDays(30).toString()),
            Map.entry("externalUrl", "https://cliente.example/termos"),
            Map.entry("fromAddress", "aviso@cliente.example"),
            Map.entry("host", "localhost"),
            Map.entry("html", "<p>Texto</p>"),
            Map.entry("imageUrl", "https://cliente.example/promocao.png"),
            Map.entry("issuer", "intranet.cliente.example"),
            Map.entry("kind", "REDIRECT"),
            Map.entry("language", "pt-BR"),
            Map.entry("lastAddress", "127.0.0.1"),
            Map.entry("linkUrl", "https://cliente.example/ofertas"),
            Map.entry("formEmail", "chat@loja.example"),
            Map.entry("origin", "BR"),
            Map.entry("ownerEmail", "dona@cliente.example"),
            Map.entry("panel", "CUSTOMER"),
            Map.entry("password", "Abacate-Roxo-81-Voa"),
            Map.entry("phone", "+55 11 91234-5678"),
            Map.entry("port", 1),
            Map.entry("options", List.of()),
            Map.entry("scopes", "tickets:read"),
            Map.entry("sites", List.of()),
            Map.entry("security", "NONE"),
            Map.entry("sendAt", OffsetDateTime.now().plusDays(30).toString()),
            Map.entry("startedAt", "2026-11-03T14:00:00Z"),
            Map.entry("starts", "08:00"),
            Map.entry("startsAt", OffsetDateTime.now().plusDays(30).toString()),
            Map.entry("supportEmail", "ajuda@cliente.example"),
            Map.entry("taxId", "11.222.333/0001-81"),
            Map.entry("theme", "auto"),
            Map.entry("timeZone", "America/Sao_Paulo"),
            Map.entry("website", "https://cliente.example"),
            Map.entry("userFilter", "(mail={email})"));

    private final ApiDocument document;
    private final World world;

    SampleRequest(ApiDocument document, World world) {
        this.document = document;
        this.world = world;
    }

    /** The address of an operation, with the world's ids in the path and wherever the query takes one. */
    String address(Operation operation) {
        String collection = operation.path().split("/", 3)[1];
        String whole = operation.path().replaceFirst("/\\{.*", "").substring(1);
        String path = PARAMETER.matcher(operation.path()).replaceAll(match -> {
            String name = match.group(1);
            String place = world.knows(whole) ? whole : collection;
            String own = operation.method() + " " + place;
            String id = world.knows(own) ? world.id(own) : world.id(world.knows(name) ? name : place);
            return URLEncoder.encode(id, StandardCharsets.UTF_8);
        });
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.parameters("query")) {
            String name = parameter.at("/name").asString();
            if (name.endsWith("Id") && world.knows(name)) {
                query.add(name + "=" + world.id(name));
            }
        }
        return "/api/v1" + path + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    /** A good body; null for an operation without one. */
    @Nullable
    Object body(Operation operation) {
        JsonNode schema = document.body(operation);
        if (schema == null) {
            return null;
        }
        Object sample = sample("", schema);
        return operation.path().startsWith("/mailboxes") || operation.path().startsWith("/holiday-calendars")
                ? idle(sample)
                : sample;
    }

    // An active mailbox and a feed are read at some time soon, and tell of their failure while others count rows.
    private static Object idle(Object source) {
        Map<Object, Object> idle = new LinkedHashMap<>((Map<?, ?>) source);
        idle.computeIfPresent("active", (name, active) -> false);
        idle.remove("feedUrl");
        return idle;
    }

    /** A good value for a field. */
    Object sample(String name, JsonNode reference) {
        JsonNode schema = document.resolve(reference);
        if (name.equals("loginName")) {
            return "nova-" + Long.toString(System.nanoTime(), 36);
        }
        return switch (ApiDocument.type(schema)) {
            case "array" ->
                KNOWN.get(name) instanceof List<?> known ? known : List.of(sample(name, schema.get("items")));
            case "boolean" -> !List.of("isAdministrator", "notifyAgent").contains(name);
            case "integer", "number" ->
                List.of("ticketNumber", "previousNumber").contains(name)
                        ? Long.valueOf(world.id("number"))
                        : KNOWN.getOrDefault(name, schema.path("minimum").asInt(1));
            case "string" -> text(name, schema);
            default -> KNOWN.get(name) instanceof Map<?, ?> known ? known : object(schema);
        };
    }

    private Object text(String name, JsonNode schema) {
        if (schema.path("format").asString("").equals("uuid")) {
            return world.id(name);
        }
        if (KNOWN.get(name) instanceof Object known && allows(schema, known)) {
            return known;
        }
        return schema.has("enum") ? schema.get("enum").get(0).asString() : "Texto novo " + UUID.randomUUID();
    }

    private static boolean allows(JsonNode schema, Object known) {
        return !schema.has("enum")
                || schema.get("enum").valueStream().anyMatch(each -> each.asString()
                        .equals(known));
    }

    private Map<String, Object> object(JsonNode schema) {
        Map<String, Object> object = new LinkedHashMap<>();
        schema.path("properties")
                .properties()
                .forEach(each -> object.put(each.getKey(), sample(each.getKey(), each.getValue())));
        return object;
    }
}
