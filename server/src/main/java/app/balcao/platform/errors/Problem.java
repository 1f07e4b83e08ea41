package app.balcao.platform.errors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * A refusal that a person or a program can act on. Thrown by services, answered as an RFC 9457 problem
 * document whose sentences come from {@code messages/} in the reader's language.
 *
 * <p>The kind is stable and part of the interface; the message key {@code problem.<key>} gives the sentence.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient HttpStatus status;
    private final String kind;
    private final String messageKey;
    private final transient List<Object> arguments;
    private final transient List<FieldProblem> fields;
    private final transient Map<String, Object> extras = new LinkedHashMap<>();

    private Problem(
            HttpStatus status, String kind, String messageKey, List<Object> arguments, List<FieldProblem> fields) {
        super(kind + ": " + messageKey + fields, null, false, false);
        this.status = status;
        this.kind = kind;
        this.messageKey = messageKey;
        this.arguments = arguments;
        this.fields = fields;
    }

    /** Any refusal: {@code kind} becomes the type {@code /problems/<kind>}. */
    public static Problem of(HttpStatus status, String kind, String messageKey, Object... arguments) {
        return new Problem(status, kind, messageKey, List.of(arguments), List.of());
    }

    /** 400: the request has bad fields, each named. */
    public static Problem validation(FieldProblem... fields) {
        return validation(List.of(fields));
    }

    /** 400: the request has bad fields, each named. */
    public static Problem validation(List<FieldProblem> fields) {
        return new Problem(HttpStatus.BAD_REQUEST, "validation", "problem.validation", List.of(), fields);
    }

    /** 404: it does not exist, or not for this reader. */
    public static Problem notFound() {
        return of(HttpStatus.NOT_FOUND, "not-found", "problem.not-found");
    }

    /** 403: it exists for this reader, but the action is not theirs. */
    public static Problem forbidden() {
        return of(HttpStatus.FORBIDDEN, "forbidden", "problem.forbidden");
    }

    /** 409: the state does not allow it; the key's sentence says why. */
    public static Problem conflict(String messageKey, Object... arguments) {
        return of(HttpStatus.CONFLICT, "conflict", messageKey, arguments);
    }

    /** 428: the change does not say which version it was made from. */
    public static Problem preconditionRequired() {
        return of(HttpStatus.PRECONDITION_REQUIRED, "precondition-required", "problem.precondition-required");
    }

    /** 412: somebody changed it meanwhile; {@code current} is how it stands now. */
    public static Problem versionConflict(Object current) {
        return of(HttpStatus.PRECONDITION_FAILED, "version-conflict", "problem.version-conflict")
                .with("current", current);
    }

    /** Adds a member to the problem document. */
    public Problem with(String name, Object value) {
        extras.put(name, value);
        return this;
    }

    public HttpStatus status() {
        return status;
    }

    public String kind() {
        return kind;
    }

    public String messageKey() {
        return messageKey;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public List<FieldProblem> fields() {
        return fields;
    }

    public Map<String, Object> extras() {
        return extras;
    }
}
