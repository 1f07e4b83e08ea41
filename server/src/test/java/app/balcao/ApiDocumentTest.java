package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

@BalcaoTest
class ApiDocumentTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void noTwoRecordsOfTheInterfaceShareAName() {
        Set<Class<?>> records = new HashSet<>();
        requestMappingHandlerMapping.getHandlerMethods().values().forEach(method -> {
            collect(method.getMethod().getGenericReturnType(), records);
            Arrays.stream(method.getMethod().getGenericParameterTypes()).forEach(each -> collect(each, records));
        });
        Map<String, Set<String>> byName = new TreeMap<>();
        records.forEach(each -> byName.computeIfAbsent(nameInDocument(each), name -> new TreeSet<>())
                .add(each.getName()));
        assertThat(records).hasSizeGreaterThan(20);
        assertThat(byName.values().stream().filter(each -> each.size() > 1).toList())
                .as("records that the OpenAPI document would take for one: rename one of each")
                .isEqualTo(List.of());
    }

    @Test
    void everyBodyHasAnExampleOfItsType() {
        JsonNode document = accounts.anonymous().get("/api/v1/openapi.json").json();
        List<String> lacking = new ArrayList<>();
        int bodies = 0;
        for (var path : document.at("/paths").properties()) {
            for (var operation : path.getValue().properties()) {
                for (JsonNode body : bodies(operation.getValue())) {
                    bodies++;
                    JsonNode example = example(document, body);
                    if (example.isMissingNode() || !fits(document, body.at("/schema"), example)) {
                        lacking.add(operation.getKey() + " " + path.getKey());
                    }
                }
            }
        }
        assertThat(bodies).isGreaterThan(300);
        assertThat(lacking).as("see OpenApiExamples").isEmpty();
    }

    private static List<JsonNode> bodies(JsonNode operation) {
        List<JsonNode> contents = new ArrayList<>();
        contents.add(operation.at("/requestBody/content"));
        operation.at("/responses").properties().stream()
                .filter(each -> each.getKey().startsWith("2"))
                .forEach(each -> contents.add(each.getValue().at("/content")));
        return contents.stream()
                .flatMap(each -> Stream.of(each.path("application/json"), each.path("*/*")))
                .filter(each -> each.has("schema"))
                .filter(each -> !Set.of("binary", "byte")
                        .contains(each.at("/schema/format").asString("")))
                .toList();
    }

    private static JsonNode example(JsonNode document, JsonNode body) {
        if (body.has("example")) {
            return body.path("example");
        }
        String reference = body.at("/examples/example/$ref").asString("");
        return reference.isEmpty()
                ? MissingNode.getInstance()
                : document.at(reference.substring(1)).path("value");
    }

    // What must be there is there, and is one of what is offered.
    private static boolean fits(JsonNode document, JsonNode schema, JsonNode example) {
        if (schema.has("$ref")) {
            return fits(document, document.at(schema.path("$ref").asString().substring(1)), example);
        }
        if (schema.has("enum") && !example.isNull()) {
            return schema.path("enum").valueStream().anyMatch(example::equals);
        }
        boolean complete = schema.path("required").valueStream().allMatch(each -> example.has(each.asString()));
        boolean fields = schema.path("properties").properties().stream()
                .filter(each -> example.has(each.getKey())
                        && !example.path(each.getKey()).isNull())
                .allMatch(each -> fits(document, each.getValue(), example.path(each.getKey())));
        boolean items = example.valueStream()
                .allMatch(each -> !schema.has("items") || fits(document, schema.path("items"), each));
        return complete && fields && items;
    }

    private static String nameInDocument(Class<?> type) {
        Class<?> owner = type.getEnclosingClass();
        return owner == null || type.getSimpleName().startsWith(owner.getSimpleName())
                ? type.getSimpleName()
                : nameInDocument(owner).replaceFirst("Controller$", "") + type.getSimpleName();
    }

    private static void collect(Type type, Set<Class<?>> records) {
        if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType(), records);
            Arrays.stream(generic.getActualTypeArguments()).forEach(each -> collect(each, records));
        } else if (type instanceof Class<?> plain
                && plain.isRecord()
                && plain.getName().startsWith("app.balcao")
                && plain != app.balcao.people.ActingAgent.class
                && records.add(plain)) {
            Arrays.stream(plain.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .forEach(each -> collect(each, records));
        }
    }
}
