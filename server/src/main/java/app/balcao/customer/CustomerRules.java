package app.balcao.customer;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.text.EmailAddress;
import app.balcao.platform.text.ShortText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a customer's fields must be, as far as one record can tell (table of CUS 5.1). */
final class CustomerRules {

    static final int NAME_LENGTH = 250;
    static final int NOTES_LENGTH = 20_000;
    private static final int PHONE_LENGTH = 20;
    private static final int EXTERNAL_ID_LENGTH = 250;
    private static final int MOST_EMAILS = 20;

    private CustomerRules() {}

    /** @throws Problem validation, with every bad field */
    static CleanCustomer clean(CustomerFields fields) {
        List<FieldProblem> problems = new ArrayList<>();
        CleanCustomer clean = clean(fields, problems);
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return clean;
    }

    /** The fields as they are stored, unless one of them is among the problems. */
    static CleanCustomer clean(CustomerFields fields, List<FieldProblem> problems) {
        String name = name(fields.name(), problems);
        List<String> emails = emails(fields.emails(), problems);
        String phone = phone(fields.phone(), problems);
        String externalId = optional("externalId", fields.externalId(), EXTERNAL_ID_LENGTH, problems);
        String language = language(fields.language(), problems);
        String notes = notes(fields.notes(), problems);
        return new CleanCustomer(
                name,
                emails,
                phone,
                fields.organizationId(),
                externalId,
                language,
                !Boolean.FALSE.equals(fields.canOpenTickets()),
                !Boolean.FALSE.equals(fields.active()),
                notes);
    }

    /** The language's tag as it is kept (LNG-1); null for none. */
    private static @Nullable String language(@Nullable String typed, List<FieldProblem> problems) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        @Nullable String kept = Language.ofTag(typed).map(Language::tag).orElse(null);
        if (kept == null) {
            problems.add(FieldProblem.of("language", "unknown", "customer.language"));
        }
        return kept;
    }

    /** The name of somebody who wrote without being known: what the message says, else the address (CUS-2). */
    static String nameOfSender(@Nullable String displayName, String address) {
        String name = ShortText.line(displayName);
        return ShortText.cut(ShortText.invisible(name) ? address : name, NAME_LENGTH);
    }

    static String name(@Nullable String text, List<FieldProblem> problems) {
        String name = ShortText.line(text);
        if (ShortText.invisible(name)) {
            problems.add(FieldProblem.of("name", "required", "problem.field.required"));
        } else if (ShortText.length(name) > NAME_LENGTH) {
            problems.add(FieldProblem.of("name", "size", "problem.field.size", 1, NAME_LENGTH));
        }
        return name;
    }

    static String notes(@Nullable String text, List<FieldProblem> problems) {
        String notes = text == null ? "" : text.strip();
        if (ShortText.length(notes) > NOTES_LENGTH) {
            problems.add(FieldProblem.of("notes", "size", "problem.field.size", 0, NOTES_LENGTH));
        }
        return notes;
    }

    private static List<String> emails(@Nullable List<@Nullable String> texts, List<FieldProblem> problems) {
        if (texts == null) {
            return List.of();
        }
        if (texts.size() > MOST_EMAILS) {
            problems.add(FieldProblem.of("emails", "size", "customer.emails", MOST_EMAILS));
            return List.of();
        }
        List<String> emails = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int position = 0; position < texts.size(); position++) {
            String field = "emails[" + position + "]";
            String email = EmailAddress.typed(texts.get(position)).orElse(null);
            if (email == null) {
                problems.add(FieldProblem.of(field, "email", "problem.field.email"));
            } else if (!seen.add(email)) {
                problems.add(FieldProblem.of(field, "repeated", "customer.email-repeated"));
            } else {
                emails.add(email);
            }
        }
        return emails;
    }

    private static @Nullable String phone(@Nullable String text, List<FieldProblem> problems) {
        String phone = optional("phone", text, PHONE_LENGTH, problems);
        if (phone != null && phone.codePoints().noneMatch(Character::isDigit)) {
            problems.add(FieldProblem.of("phone", "phone", "customer.phone"));
        }
        return phone;
    }

    private static @Nullable String optional(
            String field, @Nullable String text, int maximum, List<FieldProblem> problems) {
        String line = ShortText.line(text);
        if (ShortText.invisible(line)) {
            return null;
        }
        if (ShortText.length(line) > maximum) {
            problems.add(FieldProblem.of(field, "size", "problem.field.size", 0, maximum));
        }
        return line;
    }
}
