package app.balcao.platform.errors;

import app.balcao.platform.i18n.Messages;
import app.balcao.platform.security.Secrets.UnreadableSecretException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;

/** Turns whatever goes wrong into a problem document in the reader's language. */
@RestControllerAdvice
public class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    // The statuses whose name is written in the reader's language.
    private static final Set<HttpStatus> TITLED = EnumSet.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.UNAUTHORIZED,
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_FOUND,
            HttpStatus.METHOD_NOT_ALLOWED,
            HttpStatus.NOT_ACCEPTABLE,
            HttpStatus.CONFLICT,
            HttpStatus.PRECONDITION_FAILED,
            HttpStatus.CONTENT_TOO_LARGE,
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            HttpStatus.UNPROCESSABLE_CONTENT,
            HttpStatus.PRECONDITION_REQUIRED,
            HttpStatus.TOO_MANY_REQUESTS,
            HttpStatus.INTERNAL_SERVER_ERROR,
            HttpStatus.SERVICE_UNAVAILABLE);

    /** What stands for a text with a character that cannot be stored, in what its reader throws. */
    public static final String UNSTORABLE = "\0";

    /** How Jackson tells of a number or a truth value that is missing. */
    private static final String NOTHING_SAID = "Cannot map `null` into type";

    private final Messages messages;

    ProblemAdvice(Messages messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    public ResponseEntity<ProblemDetail> handle(Problem problem) {
        RefusalLog.keep(problem);
        ProblemDetail detail =
                detail(problem.status(), problem.kind(), messages.text(problem.messageKey(), problem.arguments()));
        if (!problem.fields().isEmpty()) {
            detail.setProperty(
                    "errors",
                    problem.fields().stream()
                            .map(field -> error(
                                    field.field(), field.code(), messages.text(field.messageKey(), field.arguments())))
                            .toList());
        }
        problem.extras().forEach(detail::setProperty);
        HttpHeaders headers = new HttpHeaders();
        if (problem.extras().get("retryAfterSeconds") instanceof Long seconds) {
            headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return answer(detail, headers);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(MethodArgumentNotValidException failure) {
        List<Map<String, String>> errors = new ArrayList<>();
        failure.getBindingResult()
                .getFieldErrors()
                .forEach(each -> errors.add(error(
                        each.getField(),
                        each.isBindingFailure() ? "type" : code(each.getCode()),
                        each.isBindingFailure()
                                ? messages.text("problem.field.type", List.of())
                                : text(each, each.getRejectedValue()))));
        failure.getBindingResult()
                .getGlobalErrors()
                .forEach(each -> errors.add(error("", code(each.getCode()), String.valueOf(each.getDefaultMessage()))));
        return validation(errors);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(HandlerMethodValidationException failure) {
        List<Map<String, String>> errors = new ArrayList<>();
        failure.getParameterValidationResults().forEach(result -> result.getResolvableErrors()
                .forEach(each -> errors.add(error(
                        String.valueOf(result.getMethodParameter().getParameterName()),
                        code(
                                each.getCodes() == null || each.getCodes().length == 0
                                        ? null
                                        : each.getCodes()[each.getCodes().length - 1]),
                        text(each, result.getArgument())))));
        return validation(errors);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(ConstraintViolationException failure) {
        return validation(failure.getConstraintViolations().stream()
                .map((ConstraintViolation<?> each) -> error(
                        each.getPropertyPath().toString(),
                        code(each.getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName()),
                        each.getMessage()))
                .toList());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(MethodArgumentTypeMismatchException failure) {
        // An id in the path that is no id names nothing.
        if (UUID.class.equals(failure.getRequiredType())
                && failure.getParameter()
                        .hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)) {
            return handle(Problem.notFound());
        }
        return validation(List.of(error(failure.getName(), "type", messages.text("problem.field.type", List.of()))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(MissingServletRequestParameterException failure) {
        return handle(
                Problem.validation(FieldProblem.of(failure.getParameterName(), "required", "problem.field.required")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(HttpMessageNotReadableException failure) {
        if (failure.getCause() instanceof InputCoercionException number
                && !number.getPath().isEmpty()) {
            return validation(
                    List.of(error(path(number), "range", messages.text("problem.field.too-large", List.of()))));
        }
        // What cannot be read at all names no field, though the parser was inside of one.
        if (failure.getCause() instanceof StreamReadException) {
            return handle(Problem.of(HttpStatus.BAD_REQUEST, "malformed", "problem.malformed"));
        }
        if (failure.getCause() instanceof JacksonException json
                && !json.getPath().isEmpty()) {
            return validation(List.of(unreadable(json)));
        }
        return handle(Problem.of(HttpStatus.BAD_REQUEST, "malformed", "problem.not-an-object"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(MaxUploadSizeExceededException failure) {
        return handle(Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "problem.files.too-large"));
    }

    /** The parts of an upload cannot be told apart, or the connection broke before its end. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(MultipartException failure) {
        return handle(Problem.of(HttpStatus.BAD_REQUEST, "malformed", "problem.files.malformed"));
    }

    /** The installation has another key than when something was kept: only whoever looks after it can help. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> handle(UnreadableSecretException failure) {
        log.error("Not served", failure);
        return handle(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "secret-unreadable", "problem.secret-unreadable"));
    }

    /** The database caught what two people did at once, by a constraint or a deadlock; the later one tries again. */
    @ExceptionHandler({DataIntegrityViolationException.class, ConcurrencyFailureException.class})
    ResponseEntity<ProblemDetail> handle(DataAccessException failure) {
        log.info("Refused by the database", failure);
        return handle(Problem.conflict("problem.concurrent"));
    }

    /** Whoever asked has hung up: nobody is there to be answered, and nothing is wrong here. */
    private static boolean nobodyReads(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(AsyncRequestNotUsableException.class::isInstance);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> handle(Exception failure) {
        if (nobodyReads(failure)) {
            log.debug("Not answered", failure);
            return null;
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            String kind = name(status);
            String key = status == HttpStatus.NOT_FOUND ? "problem.not-found" : "problem.unsuitable";
            return answer(detail(status, kind, messages.text(key, List.of(status.value()))), known.getHeaders());
        }
        String incident = UUID.randomUUID().toString();
        log.error("Unexpected failure, incident {}", incident, failure);
        ProblemDetail detail = detail(
                HttpStatus.INTERNAL_SERVER_ERROR, "internal", messages.text("problem.internal", List.of(incident)));
        detail.setProperty("incident", incident);
        return answer(detail, new HttpHeaders());
    }

    private ResponseEntity<ProblemDetail> validation(List<Map<String, String>> errors) {
        ProblemDetail detail =
                detail(HttpStatus.BAD_REQUEST, "validation", messages.text("problem.validation", List.of()));
        detail.setProperty("errors", errors);
        return answer(detail, new HttpHeaders());
    }

    private ProblemDetail detail(HttpStatus status, String kind, String sentence) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, sentence);
        detail.setType(URI.create("/problems/" + kind));
        detail.setTitle(
                messages.text("problem.title." + (TITLED.contains(status) ? name(status) : "other"), List.of()));
        return detail;
    }

    private static String name(HttpStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail, HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders();
        all.addAll(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(detail, all, detail.getStatus());
    }

    private static Map<String, String> error(String field, String code, String message) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("field", field);
        error.put("code", code);
        error.put("message", message);
        return error;
    }

    /** What a constraint says; a size tells characters from items, which its own message cannot. */
    private String text(MessageSourceResolvable problem, @Nullable Object value) {
        Object[] arguments = problem.getArguments();
        if (arguments != null
                && arguments.length == 3
                && arguments[1] instanceof Integer most
                && arguments[2] instanceof Integer least
                && most < Integer.MAX_VALUE) {
            return messages.text(
                    value instanceof CharSequence ? "problem.field.size" : "problem.field.items", List.of(least, most));
        }
        return String.valueOf(problem.getDefaultMessage());
    }

    private Map<String, String> unreadable(JacksonException failure) {
        String field = path(failure);
        // Where nothing was said, there is no value that could be of a wrong type.
        if (String.valueOf(failure.getOriginalMessage()).startsWith(NOTHING_SAID)) {
            return error(field, "required", messages.text("problem.field.required", List.of()));
        }
        boolean unstorable = failure instanceof InvalidFormatException text && UNSTORABLE.equals(text.getValue());
        return error(
                field, "type", messages.text(unstorable ? "problem.field.character" : "problem.field.type", List.of()));
    }

    private static String code(@Nullable String constraint) {
        return switch (constraint == null ? "" : constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Size", "Length" -> "size";
            case "Min", "Max", "Range" -> "range";
            case "Email" -> "email";
            default -> "invalid";
        };
    }

    private static String path(JacksonException json) {
        return json.getPath().stream()
                .map(each -> each.getPropertyName() == null ? "[" + each.getIndex() + "]" : each.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
