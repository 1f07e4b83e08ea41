package app.balcao.field;

import app.balcao.ApiClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes custom fields over the wire, for the tests of what asks them. */
public final class TestFields {

    private static final String PATH = "/api/v1/custom-fields";

    private TestFields() {}

    /** A form of a field, to which a test adds what it is about. */
    public static Map<String, Object> form(FieldTarget target, FieldType type, String name) {
        Map<String, Object> form = new HashMap<>();
        form.put("target", target);
        form.put("type", type);
        form.put("name", name);
        form.put("active", true);
        form.put("requiredForAgents", false);
        form.put("classification", "NORMAL");
        return form;
    }

    public static String create(ApiClient owner, Map<String, Object> form) {
        var made = owner.post(PATH, form);
        if (made.status() != 201) {
            throw new IllegalStateException(made.status() + " " + made.json());
        }
        return made.text("/id");
    }

    public static String create(ApiClient owner, FieldTarget target, FieldType type, String name) {
        return create(owner, form(target, type, name));
    }

    /** Choices: what a label begins with, a blank for each level, says how deep it stands. */
    public static List<Map<String, Object>> options(String... labels) {
        List<Map<String, Object>> options = new ArrayList<>();
        for (String label : labels) {
            options.add(Map.of(
                    "label",
                    label.strip(),
                    "level",
                    label.length() - label.stripLeading().length()));
        }
        return options;
    }

    /** A field with choices. */
    public static String chosen(ApiClient owner, FieldTarget target, FieldType type, String name, String... labels) {
        Map<String, Object> form = form(target, type, name);
        form.put("options", options(labels));
        return create(owner, form);
    }

    /** The id of a choice of a field. */
    public static String option(ApiClient owner, String fieldId, String label) {
        return owner.get(PATH + "/" + fieldId)
                .json()
                .at("/options")
                .valueStream()
                .filter(each -> each.at("/label").asString().equals(label))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
    }

    /** The form that would leave a field as it is. */
    public static Map<String, Object> formOf(ApiClient owner, String fieldId) {
        var field = owner.get(PATH + "/" + fieldId).json();
        Map<String, Object> form = form(
                FieldTarget.valueOf(field.at("/target").asString()),
                FieldType.valueOf(field.at("/type").asString()),
                field.at("/name").asString());
        List<Map<String, Object>> options = new ArrayList<>();
        field.at("/options")
                .valueStream()
                .forEach(each -> options.add(new HashMap<>(Map.of(
                        "optionId",
                        each.at("/id").asString(),
                        "label",
                        each.at("/label").asString(),
                        "level",
                        each.at("/level").asInt(),
                        "active",
                        each.at("/active").asBoolean()))));
        form.put("options", options);
        return form;
    }

    /** In these departments only. */
    public static Map<String, Object> in(Map<String, Object> form, UUID... departments) {
        form.put("departmentIds", List.of(departments));
        return form;
    }
}
