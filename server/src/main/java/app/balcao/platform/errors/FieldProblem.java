package app.balcao.platform.errors;

import java.util.List;

/**
 * One bad field of a request.
 *
 * @param field path in the request's JSON, such as {@code emails[0]}
 * @param code stable, such as {@code required}
 * @param messageKey of the sentence shown beside the field
 * @param arguments of that sentence
 */
public record FieldProblem(String field, String code, String messageKey, List<Object> arguments) {

    public static FieldProblem of(String field, String code, String messageKey, Object... arguments) {
        return new FieldProblem(field, code, messageKey, List.of(arguments));
    }
}
