package app.balcao.platform.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Describes the headers that every operation of a kind shares. */
final class OpenApiHeaders {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private OpenApiHeaders() {}

    static void apply(HttpMethod verb, boolean open, Operation operation, PathItem item) {
        if (operation.getParameters() != null) {
            // Every browser sends it; nobody has to be told.
            operation.getParameters().removeIf(each -> HttpHeaders.USER_AGENT.equalsIgnoreCase(each.getName()));
        }
        if (verb == HttpMethod.POST && !open && !isUpload(operation)) {
            operation.addParametersItem(header(
                    IDEMPOTENCY_KEY,
                    "Chosen by the client, at most 200 characters: a repeat with the same key and body gets the first"
                            + " answer again.",
                    false));
        }
        for (Parameter parameter : parameters(operation)) {
            if (isIfMatch(parameter)) {
                parameter
                        .description("The ETag that was read before the change.")
                        .required(true);
            }
        }
        if (isVersioned(item)) {
            success(operation, "200", HttpHeaders.ETAG, "The version, for If-Match.");
        }
        success(operation, "201", HttpHeaders.LOCATION, "Where it is now.");
    }

    /** Whether what lies at this path is changed with If-Match. */
    private static boolean isVersioned(PathItem item) {
        return item.getPut() != null && needsVersion(item.getPut());
    }

    static boolean needsVersion(Operation operation) {
        return parameters(operation).stream().anyMatch(OpenApiHeaders::isIfMatch);
    }

    static boolean takesKey(Operation operation) {
        return parameters(operation).stream().anyMatch(each -> IDEMPOTENCY_KEY.equals(each.getName()));
    }

    private static boolean isUpload(Operation operation) {
        return operation.getRequestBody() != null
                && operation.getRequestBody().getContent() != null
                && operation.getRequestBody().getContent().containsKey("multipart/form-data");
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static boolean isIfMatch(Parameter parameter) {
        return HttpHeaders.IF_MATCH.equalsIgnoreCase(parameter.getName());
    }

    private static void success(Operation operation, String status, String name, String description) {
        @Nullable ApiResponse response = operation.getResponses().get(status);
        if (response != null) {
            response.addHeaderObject(name, new Header().description(description).schema(text()));
        }
    }

    private static Parameter header(String name, String description, boolean required) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .required(required)
                .schema(text());
    }

    private static Schema<?> text() {
        return new JsonSchema().types(Set.of("string"));
    }
}
