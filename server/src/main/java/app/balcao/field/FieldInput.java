package app.balcao.field;

import app.balcao.platform.text.Cnpj;
import app.balcao.platform.text.Cpf;
import app.balcao.platform.text.EmailAddress;
import app.balcao.platform.text.ShortText;
import app.balcao.platform.text.WebAddress;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes of what a person or a program gives for a custom field the one form in which it is kept, or says what is wrong. */
final class FieldInput {

    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]+");
    private static final int LONGEST_NUMBER = 40;
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    private FieldInput() {}

    /** What is wrong with a value: as in {@link app.balcao.platform.errors.FieldProblem}. */
    record Fault(String code, String messageKey, Object... arguments) {}

    /** A value in its one form, or what is wrong with it; neither for nothing. */
    record Read(@Nullable Object value, @Nullable Fault fault) {

        static final Read NOTHING = new Read(null, null);

        static Read of(Object value) {
            return new Read(value, null);
        }

        static Read wrong(String code, String messageKey, Object... arguments) {
            return new Read(null, new Fault(code, messageKey, arguments));
        }

        static Read of(Optional<?> value, String code, String messageKey) {
            return value.isPresent() ? of(value.get()) : wrong(code, messageKey);
        }
    }

    /** Reads a value by its type alone; its limits come after, in {@link #fault}. */
    static Read read(CustomField field, @Nullable Object given) {
        if (given == null || (given instanceof String text && ShortText.invisible(text))) {
            return Read.NOTHING;
        }
        return switch (field.type()) {
            case BOOLEAN -> given instanceof Boolean ? Read.of(given) : Read.wrong("boolean", "field.value.boolean");
            case INTEGER -> number(FieldType.INTEGER, given, "field.value.integer");
            case CURRENCY -> number(FieldType.CURRENCY, given, "field.value.currency");
            case DATE -> date(given);
            case DATE_TIME -> moment(given);
            case SELECT, TREE_SELECT -> Read.of(option(field, given), "unknown", "field.value.option");
            case MULTI_SELECT -> options(field, given);
            case TEXT, TEXTAREA, CPF, CNPJ -> text(field, given);
        };
    }

    private static Read number(FieldType type, Object given, String messageKey) {
        if (!(given instanceof Number || given instanceof String)
                || given.toString().length() > LONGEST_NUMBER) {
            return Read.wrong("number", messageKey);
        }
        try {
            BigDecimal number = new BigDecimal(given.toString().strip());
            return FieldNumbers.fits(type, number)
                    ? Read.of(FieldNumbers.read(type, FieldNumbers.stored(type, number)))
                    : Read.wrong("number", messageKey);
        } catch (NumberFormatException none) {
            return Read.wrong("number", messageKey);
        }
    }

    private static Read date(Object given) {
        try {
            LocalDate date = LocalDate.parse(given.toString());
            return between(date.getYear()) ? Read.of(date) : Read.wrong("date", "field.value.date");
        } catch (DateTimeException none) {
            return Read.wrong("date", "field.value.date");
        }
    }

    private static Read moment(Object given) {
        try {
            OffsetDateTime moment = OffsetDateTime.parse(given.toString());
            return between(moment.getYear())
                    ? Read.of(moment.toInstant().truncatedTo(ChronoUnit.SECONDS))
                    : Read.wrong("date", "field.value.date-time");
        } catch (DateTimeException none) {
            return Read.wrong("date", "field.value.date-time");
        }
    }

    private static boolean between(int year) {
        return year >= FIRST_YEAR && year < LAST_YEAR;
    }

    private static Optional<UUID> option(CustomField field, Object given) {
        try {
            UUID id = UUID.fromString(given.toString());
            return field.option(id).map(FieldOption::id);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Read options(CustomField field, Object given) {
        if (!(given instanceof List<?> several)) {
            return Read.wrong("unknown", "field.value.option");
        }
        Set<UUID> chosen = new LinkedHashSet<>();
        for (Object each : several) {
            Optional<UUID> id = each == null ? Optional.empty() : option(field, each);
            if (id.isEmpty()) {
                return Read.wrong("unknown", "field.value.option");
            }
            chosen.add(id.get());
        }
        List<UUID> inOrder = field.options().stream()
                .map(FieldOption::id)
                .filter(chosen::contains)
                .toList();
        return inOrder.isEmpty() ? Read.NOTHING : Read.of(inOrder);
    }

    private static Read text(CustomField field, Object given) {
        if (!(given instanceof String typed)) {
            return Read.wrong("text", "field.value.text");
        }
        return switch (field.type()) {
            case CPF -> Read.of(Cpf.of(typed), "cpf", "field.value.cpf");
            case CNPJ -> Read.of(Cnpj.of(typed), "cnpj", "field.value.cnpj");
            case TEXTAREA -> Read.of(UNWANTED.matcher(typed).replaceAll("").strip());
            default -> line(field.limits().textKind(), ShortText.line(typed));
        };
    }

    private static Read line(FieldLimits.@Nullable TextKind kind, String line) {
        return switch (kind) {
            case EMAIL -> Read.of(EmailAddress.typed(line), "email", "problem.field.email");
            case URL -> Read.of(WebAddress.typed(line), "url", "field.value.url");
            case PHONE ->
                line.codePoints().anyMatch(Character::isDigit)
                        ? Read.of(line)
                        : Read.wrong("phone", "field.value.phone");
            case TEXT -> Read.of(line);
            case null -> Read.of(line);
        };
    }

    /** What a field's limits have against a value of its type; null for nothing. */
    static @Nullable Fault fault(CustomField field, Object value, Instant now, ZoneId zone) {
        FieldLimits limits = field.limits();
        return switch (value) {
            case BigDecimal number -> outside(field.type(), limits, number);
            case LocalDate date -> untimely(limits, date.compareTo(LocalDate.ofInstant(now, zone)));
            case Instant moment -> untimely(limits, moment.compareTo(now));
            case UUID option -> offered(field, option) ? null : new Fault("unknown", "field.value.option");
            case List<?> options ->
                options.stream().allMatch(each -> offered(field, (UUID) each))
                        ? null
                        : new Fault("unknown", "field.value.option");
            case String text -> tooLong(limits, text);
            default -> null;
        };
    }

    private static @Nullable Fault outside(FieldType type, FieldLimits limits, BigDecimal number) {
        String unit = type == FieldType.CURRENCY ? ".currency" : "";
        if (limits.least() != null && number.compareTo(limits.least()) < 0) {
            return new Fault("range", "field.value.least" + unit, limits.least());
        }
        if (limits.most() != null && number.compareTo(limits.most()) > 0) {
            return new Fault("range", "field.value.most" + unit, limits.most());
        }
        return null;
    }

    // Today is neither past nor future.
    private static @Nullable Fault untimely(FieldLimits limits, int comparedToNow) {
        if (comparedToNow < 0 && !limits.pastAllowed()) {
            return new Fault("past", "field.value.past");
        }
        return comparedToNow > 0 && !limits.futureAllowed() ? new Fault("future", "field.value.future") : null;
    }

    private static @Nullable Fault tooLong(FieldLimits limits, String text) {
        Integer longest = limits.maxLength();
        return longest != null && ShortText.length(text) > longest
                ? new Fault("size", "problem.field.size", 0, longest)
                : null;
    }

    // A choice is offered while it and all that it belongs to are.
    private static boolean offered(CustomField field, UUID id) {
        int level = -1;
        for (FieldOption each : field.options().reversed()) {
            if (level < 0 ? each.id().equals(id) : each.level() < level) {
                if (!each.active()) {
                    return false;
                }
                level = each.level();
            }
        }
        return level == 0;
    }
}
