package app.balcao.channel.email;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a form of this module, so that a person is told everything at once. */
final class FormChecks {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,250}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|0:0:0:0:0:0:0:1");

    private static final int PASSWORD_LENGTH = 1_000;

    private final List<FieldProblem> problems = new ArrayList<>();

    String text(String field, @Nullable String typed, int longest) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            problems.add(FieldProblem.of(field, "required", "problem.field.required"));
        } else if (text.length() > longest || !onOneLine(text)) {
            problems.add(FieldProblem.of(field, "size", "problem.field.size", 1, longest));
        }
        return text;
    }

    String address(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            problems.add(FieldProblem.of(field, "required", "problem.field.required"));
            return "";
        }
        String address = EmailAddress.canonical(typed).orElse("");
        that(!address.isEmpty(), field, "email", "problem.field.email");
        return address;
    }

    /** A server's place; {@code NONE} is for a server on this machine only. */
    void server(String path, @Nullable String host, @Nullable Integer port, @Nullable Security security) {
        String name = text(path + "host", host, 250);
        that(name.isEmpty() || HOST.matcher(name).matches(), path + "host", "pattern", "email.host");
        int number = required(path + "port", port, 1);
        that(number >= 1 && number <= 65_535, path + "port", "range", "email.port");
        Security wanted = required(path + "security", security, Security.TLS);
        that(wanted != Security.NONE || isLoopback(name), path + "security", "insecure", "email.security.none");
    }

    <T> T required(String field, @Nullable T value, T otherwise) {
        if (value == null) {
            problems.add(FieldProblem.of(field, "required", "problem.field.required"));
            return otherwise;
        }
        return value;
    }

    @Nullable
    String optional(String field, @Nullable String typed, int longest) {
        return typed == null || typed.isBlank() ? null : text(field, typed, longest);
    }

    /** A password, which may be absent: any characters, as many as servers take. */
    void password(String field, @Nullable String typed) {
        if (typed != null && typed.length() > PASSWORD_LENGTH) {
            problems.add(FieldProblem.of(field, "size", "problem.field.size", 0, PASSWORD_LENGTH));
        }
    }

    void range(String field, int value, int least, int most) {
        if (value < least || value > most) {
            problems.add(FieldProblem.of(field, "range", "problem.field.range", least, most));
        }
    }

    void that(boolean holds, String field, String code, String messageKey) {
        if (!holds) {
            problems.add(FieldProblem.of(field, code, messageKey));
        }
    }

    /** @throws Problem validation, when anything was wrong */
    void refuse() {
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean onOneLine(String text) {
        return text.codePoints().noneMatch(Character::isISOControl);
    }
}
