package app.balcao.platform.web;

import io.swagger.v3.oas.models.Operation;
import java.util.List;
import java.util.Locale;

/** Groups operations by resource, where a controller does not say otherwise. */
final class OpenApiTags {

    private static final String ROOT = "/api/v1/";

    private OpenApiTags() {}

    static void apply(String path, Operation operation) {
        boolean unnamed = operation.getTags() == null
                || operation.getTags().isEmpty()
                || operation.getTags().stream().allMatch(tag -> tag.endsWith("-controller"));
        if (unnamed && path.startsWith(ROOT)) {
            String words = path.substring(ROOT.length()).replaceFirst("/.*", "").replace('-', ' ');
            operation.setTags(List.of(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)));
        }
    }
}
