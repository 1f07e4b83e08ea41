package app.balcao.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Set;

/** Describes how operations refuse: every one by problem documents, each kind under its status. */
final class OpenApiProblems {

    private OpenApiProblems() {}

    private enum Refusal {
        MALFORMED(400, "The request has bad fields, named in errors, or is no JSON."),
        NOT_SIGNED_IN(401, "Nobody is signed in, or the sign-in was refused."),
        FORBIDDEN(403, "The action is not allowed to the agent, or the CSRF token is missing."),
        NOT_FOUND(404, "It does not exist, or not for this agent."),
        CONFLICT(409, "The state does not allow it; the type and the detail say why."),
        VERSION_CONFLICT(412, "Somebody changed it meanwhile; current is how it stands now."),
        TOO_LARGE(413, "More than 25 MB."),
        UNSUPPORTED_MEDIA_TYPE(415, "The body is of another type."),
        IDEMPOTENCY_MISMATCH(422, "The Idempotency-Key was used with another body."),
        PRECONDITION_REQUIRED(428, "If-Match is missing."),
        RATE_LIMITED(429, "Too many attempts; Retry-After says how many seconds to wait.");

        private final int status;
        private final String description;

        Refusal(int status, String description) {
            this.status = status;
            this.description = description;
        }

        String key() {
            var name = new StringBuilder();
            for (String word : name().split("_", -1)) {
                name.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
            }
            return name.toString();
        }
    }

    private static final String UNEXPECTED = "Unexpected";

    static Components components() {
        var components = new Components()
                .addSchemas("FieldError", fieldError())
                .addSchemas("Problem", problem())
                .addResponses(UNEXPECTED, response("Something went wrong on our side; incident names it in the log."));
        for (Refusal refusal : Refusal.values()) {
            components.addResponses(refusal.key(), response(refusal.description));
        }
        return components;
    }

    static void apply(String path, HttpMethod verb, boolean open, Operation operation) {
        boolean hasBody = operation.getRequestBody() != null;
        boolean changes = verb != HttpMethod.GET;
        boolean asks = hasBody || operation.getParameters() != null;
        add(operation, Refusal.MALFORMED, asks);
        add(operation, Refusal.NOT_SIGNED_IN, !open || path.endsWith("/session"));
        add(operation, Refusal.FORBIDDEN, changes || !open);
        add(operation, Refusal.NOT_FOUND, path.contains("{"));
        add(operation, Refusal.CONFLICT, changes && !open);
        add(operation, Refusal.VERSION_CONFLICT, OpenApiHeaders.needsVersion(operation));
        add(operation, Refusal.TOO_LARGE, hasBody);
        add(operation, Refusal.UNSUPPORTED_MEDIA_TYPE, hasBody);
        add(operation, Refusal.IDEMPOTENCY_MISMATCH, OpenApiHeaders.takesKey(operation));
        add(operation, Refusal.PRECONDITION_REQUIRED, OpenApiHeaders.needsVersion(operation));
        add(operation, Refusal.RATE_LIMITED, open && changes);
        operation.getResponses().addApiResponse("default", reference(UNEXPECTED));
    }

    private static void add(Operation operation, Refusal refusal, boolean applies) {
        if (applies) {
            operation.getResponses().addApiResponse(Integer.toString(refusal.status), reference(refusal.key()));
        }
    }

    private static ApiResponse reference(String key) {
        return new ApiResponse().$ref("#/components/responses/" + key);
    }

    private static ApiResponse response(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new JsonSchema().$ref("#/components/schemas/Problem"))));
    }

    private static Schema<?> problem() {
        Schema<?> problem = object("A problem document (RFC 9457); kinds add members of their own.");
        problem.addProperty("type", text("Stable kind of the problem, such as /problems/validation."));
        problem.addProperty("title", text("Name of the status, in the reader's language."));
        problem.addProperty("status", new JsonSchema().types(Set.of("integer")).format("int32"));
        problem.addProperty("detail", text("What to do about it, in the reader's language."));
        problem.addProperty("instance", text("The path that was asked."));
        var errors = new JsonSchema();
        errors.setTypes(Set.of("array"));
        errors.setItems(new JsonSchema().$ref("#/components/schemas/FieldError"));
        errors.setDescription("The bad fields of a request.");
        problem.addProperty("errors", errors);
        problem.setRequired(List.of("type", "title", "status", "detail"));
        problem.setAdditionalProperties(true);
        return problem;
    }

    private static Schema<?> fieldError() {
        Schema<?> error = object("One bad field of a request.");
        error.addProperty("field", text("Its path in the JSON, such as emails[0]."));
        error.addProperty("code", text("Stable, such as required."));
        error.addProperty("message", text("What is wrong, in the reader's language."));
        error.setRequired(List.of("field", "code", "message"));
        return error;
    }

    private static Schema<?> object(String description) {
        return new JsonSchema().types(Set.of("object")).description(description);
    }

    private static Schema<?> text(String description) {
        return new JsonSchema().types(Set.of("string")).description(description);
    }
}
