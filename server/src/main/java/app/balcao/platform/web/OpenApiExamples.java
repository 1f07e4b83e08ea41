package app.balcao.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives every body of the document an example, once for each type: made of the examples that stand at its fields in the
 * code, and where there are none of the words in {@code openapi-examples.properties}, by the names of the fields.
 */
final class OpenApiExamples {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String EXAMPLES = "#/components/examples/";
    private static final Properties WORDS = words();

    private final OpenAPI document;

    /** Types that are being written, so that one inside itself ends. */
    private final Deque<String> open = new ArrayDeque<>();

    private OpenApiExamples(OpenAPI document) {
        this.document = document;
    }

    static void apply(OpenAPI document) {
        OpenApiExamples examples = new OpenApiExamples(document);
        document.getPaths().values().forEach(item -> item.readOperations().forEach(examples::apply));
    }

    private void apply(Operation operation) {
        if (operation.getRequestBody() != null) {
            apply(operation.getRequestBody().getContent());
        }
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                apply(response.getContent());
            }
        });
    }

    private void apply(@Nullable Content content) {
        if (content == null) {
            return;
        }
        content.forEach((mediaType, body) -> {
            if ((mediaType.equals("application/json") || mediaType.equals("*/*")) && !isFile(body.getSchema())) {
                apply(body);
            }
        });
    }

    private static boolean isFile(@Nullable Schema<?> schema) {
        return schema == null || Set.of("binary", "byte").contains(String.valueOf(schema.getFormat()));
    }

    private void apply(MediaType body) {
        String reference = body.getSchema().get$ref();
        if (reference == null) {
            body.setExample(example("", "", body.getSchema()));
            return;
        }
        String name = reference.substring(SCHEMAS.length());
        Map<String, Example> all = document.getComponents().getExamples();
        if (all == null || !all.containsKey(name)) {
            document.getComponents().addExamples(name, new Example().value(example("", "", body.getSchema())));
        }
        body.addExamples("example", new Example().$ref(EXAMPLES + name));
    }

    private @Nullable Object example(String owner, String name, Schema<?> schema) {
        if (schema.getExample() != null) {
            return written(schema);
        }
        if (schema.get$ref() != null) {
            return ofType(schema.get$ref().substring(SCHEMAS.length()));
        }
        if (schema.getOneOf() != null && !schema.getOneOf().isEmpty()) {
            return example(owner, name, schema.getOneOf().getFirst());
        }
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return schema.getEnum().getFirst();
        }
        return switch (type(schema)) {
            case "array" -> schema.getItems() == null ? List.of() : list(example(owner, name, schema.getItems()));
            case "boolean" -> true;
            case "integer", "number" -> number(owner, name, schema);
            case "object" -> object(owner, name, schema);
            default -> text(owner, name, schema);
        };
    }

    private static List<Object> list(@Nullable Object item) {
        return item == null ? List.of() : List.of(item);
    }

    private static String type(Schema<?> schema) {
        if (schema.getTypes() != null) {
            return schema.getTypes().stream()
                    .filter(each -> !each.equals("null"))
                    .findFirst()
                    .orElse("string");
        }
        return schema.getType() == null ? "object" : schema.getType();
    }

    // At the fields of the code an example is text, whatever the type.
    private static Object written(Schema<?> schema) {
        Object example = schema.getExample();
        if (!(example instanceof String text) || type(schema).equals("string")) {
            return example;
        }
        try {
            return Json31.mapper().readTree(text);
        } catch (JsonProcessingException plain) {
            return text;
        }
    }

    private @Nullable Object ofType(String name) {
        Schema<?> schema = document.getComponents().getSchemas().get(name);
        if (schema == null || open.contains(name)) {
            return null;
        }
        open.push(name);
        Object example = example(name, name, schema);
        open.pop();
        return example;
    }

    private Object object(String owner, String name, Schema<?> schema) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((field, type) -> object.put(field, example(owner, field, type)));
        } else if (schema.getAdditionalProperties() instanceof Schema<?> values && values.getProperties() == null) {
            object.put(id(name), example(owner, name, values));
        }
        return object;
    }

    private static Object number(String owner, String name, Schema<?> schema) {
        String word = word(owner, name);
        if (word != null) {
            return Long.valueOf(word);
        }
        return schema.getMinimum() == null ? 1L : schema.getMinimum();
    }

    private static String text(String owner, String name, Schema<?> schema) {
        String word = word(owner, name);
        return switch (Objects.requireNonNullElse(schema.getFormat(), "")) {
            case "uuid" -> id(name);
            case "date-time" -> word == null ? "2026-11-27T13:30:00Z" : word;
            case "date" -> "2026-11-27";
            default -> word == null ? name : word;
        };
    }

    /** The same for the same field, as a reader looks for what belongs together. */
    private static String id(String name) {
        return "019ac5b2-4e00-7000-8000-%012x".formatted(Integer.toUnsignedLong(name.hashCode()));
    }

    private static @Nullable String word(String owner, String name) {
        String own = WORDS.getProperty(owner + "." + name);
        return own == null ? WORDS.getProperty(name) : own;
    }

    private static Properties words() {
        Properties words = new Properties();
        try (InputStream file = OpenApiExamples.class.getResourceAsStream("/openapi-examples.properties")) {
            words.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
