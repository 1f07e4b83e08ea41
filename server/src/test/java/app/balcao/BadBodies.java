package app.balcao;

import app.balcao.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Spoils a good body, one field at a time, by what its schema says. */
final class BadBodies {

    private static final String SCRIPT =
            "<script>alert('x')</script><img src=x onerror=alert(1)>{{7*7}}${7*7}'; drop--";

    private final ApiDocument document;
    private final @Nullable JsonNode schema;

    BadBodies(ApiDocument document, Operation operation) {
        this.document = document;
        this.schema = document.body(operation);
    }

    /** Bodies that must be refused, by what is wrong with them. */
    Map<String, Object> refused(Object good) {
        Map<String, Object> bodies = new LinkedHashMap<>();
        spoil("", good, schema, bodies, true);
        return bodies;
    }

    /** Bodies with texts that may be stored, as long as they do no harm. */
    Map<String, Object> strange(Object good) {
        Map<String, Object> bodies = new LinkedHashMap<>();
        spoil("", good, schema, bodies, false);
        return bodies;
    }

    private void spoil(String path, Object good, JsonNode reference, Map<String, Object> bodies, boolean refused) {
        JsonNode type = document.resolve(reference);
        List<String> required = new ArrayList<>();
        type.path("required").forEach(each -> required.add(each.asString()));
        type.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            JsonNode field = document.resolve(property.getValue());
            String at = path + name;
            if (refused) {
                for (Object wrong : wrong(field)) {
                    bodies.put(at + " = " + brief(wrong), with(good, name, wrong));
                }
                if (required.contains(name)) {
                    bodies.put(at + " = null", with(good, name, null));
                    bodies.put(at + " missing", without(good, name));
                }
            } else if (isText(field)) {
                for (String strange :
                        List.of(SCRIPT, "", " ", "\u200b", "😀 ação 漢字 \u202e", "a\r\nBcc: x@x.example")) {
                    bodies.put(at + " = " + brief(strange), with(good, name, strange));
                }
            }
            nested(at, good, name, field, bodies, refused);
        });
    }

    // What is inside of an object, and of the objects of a list.
    private void nested(
            String at, Object good, String name, JsonNode field, Map<String, Object> bodies, boolean refused) {
        Object value = ((Map<?, ?>) good).get(name);
        Map<String, Object> inner = new LinkedHashMap<>();
        if (value instanceof Map<?, ?>) {
            spoil(at + ".", value, field, inner, refused);
            inner.forEach((what, spoiled) -> bodies.put(what, with(good, name, spoiled)));
        } else if (value instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Map<?, ?> first) {
            spoil(at + "[0].", first, field.get("items"), inner, refused);
            inner.forEach((what, spoiled) -> bodies.put(what, with(good, name, List.of(spoiled))));
        }
    }

    private List<Object> wrong(JsonNode field) {
        List<Object> wrong = new ArrayList<>();
        switch (ApiDocument.type(field)) {
            case "array" -> {
                wrong.add("texto");
                wrong.add(Map.of("a", 1));
                JsonNode items = document.resolve(field.get("items"));
                if (ApiDocument.type(items).equals("string")) {
                    wrong.add(List.of(Map.of()));
                    wrong.add(List.of("a\0b"));
                }
                if (items.path("format").asString("").equals("uuid")) {
                    wrong.add(List.of("abc"));
                    wrong.add(List.of(UUID.randomUUID().toString()));
                }
                if (field.has("maxItems")) {
                    wrong.add(
                            java.util.Collections.nCopies(field.get("maxItems").asInt() + 1, "x"));
                }
            }
            case "boolean" -> wrong.addAll(List.of("sim", "true", 1, List.of(), Map.of()));
            // Unlike a count, a number may have decimals and any sign.
            case "number" -> wrong.addAll(List.of("abc", "2", List.of(), Map.of(), true));
            case "integer" -> {
                wrong.addAll(List.of("abc", "2", 2.7, List.of(), Map.of(), true, 99_999_999_999L, -1));
                if (field.has("minimum")) {
                    wrong.add(field.get("minimum").asInt() - 1);
                }
                if (field.has("maximum")) {
                    wrong.add(field.get("maximum").asInt() + 1);
                }
            }
            case "string" -> {
                wrong.addAll(List.of(7, true, List.of("a"), Map.of("a", 1)));
                if (field.path("format").asString("").equals("uuid")) {
                    wrong.addAll(List.of("abc", UUID.randomUUID().toString()));
                } else {
                    wrong.addAll(List.of("a\0b"));
                    wrong.add("x".repeat(field.path("maxLength").asInt(600_000) + 1));
                }
            }
            case "object" -> wrong.addAll(List.of("texto", 7, List.of()));
            default -> {
                // Anything goes.
            }
        }
        return wrong;
    }

    private static boolean isText(JsonNode field) {
        return ApiDocument.type(field).equals("string")
                && !field.path("format").asString("").equals("uuid");
    }

    private static Object with(Object good, String name, @Nullable Object value) {
        Map<Object, Object> changed = new LinkedHashMap<>((Map<?, ?>) good);
        changed.put(name, value);
        return changed;
    }

    private static Object without(Object good, String name) {
        Map<Object, Object> changed = new LinkedHashMap<>((Map<?, ?>) good);
        changed.remove(name);
        return changed;
    }

    private static String brief(Object value) {
        String text = String.valueOf(value);
        return text.length() > 60 ? text.substring(0, 60) + "… (" + text.length() + ")" : text;
    }
}
