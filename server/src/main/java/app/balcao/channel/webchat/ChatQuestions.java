package app.balcao.channel.webchat;

import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.conversation.Answer;
import app.balcao.field.CustomField;
import app.balcao.field.CustomFields;
import app.balcao.field.FieldChange;
import app.balcao.field.FieldLimits;
import app.balcao.field.FieldPlace;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldTexts;
import app.balcao.field.FieldValue;
import app.balcao.field.FieldValues;
import app.balcao.people.Department;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.i18n.Language;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the account asks of visitors besides name and e-mail, by department (WID-2). */
@Component
public class ChatQuestions {

    private final CustomFields fields;
    private final FieldValues values;
    private final FieldTexts texts;
    private final Accounts accounts;

    ChatQuestions(CustomFields fields, FieldValues values, FieldTexts texts, Accounts accounts) {
        this.fields = fields;
        this.values = values;
        this.texts = texts;
        this.accounts = accounts;
    }

    /** How the widget asks. */
    public enum Type {
        TEXT,
        LONG_TEXT,
        EMAIL,
        PHONE,
        NUMBER,
        AMOUNT,
        DATE,
        DATE_TIME,
        CHOICE,
        CHOICES,
        YES_NO,
        CPF,
        CNPJ
    }

    /**
     * A question as the widget asks it.
     *
     * @param help a sentence beside it; null for none
     * @param options of which is chosen; of a tree with the way to each
     * @param departmentIds where it is asked; empty for everywhere
     */
    public record Question(
            UUID id,
            String label,
            @Nullable String help,
            Type type,
            boolean required,
            List<Option> options,
            List<UUID> departmentIds) {}

    public record Option(UUID id, String label) {}

    /** The questions of some departments, in their order. */
    List<Question> of(Set<UUID> departments) {
        return fields.asked(FieldTarget.CHAT, null).stream()
                .map(ChatQuestions::question)
                .filter(each -> each.departmentIds().isEmpty()
                        || each.departmentIds().stream().anyMatch(departments::contains))
                .toList();
    }

    /**
     * Reads what was answered to the questions of a department. What is not asked there is passed over: pages may have
     * been open since before the form was another one.
     *
     * @param given by the question's id: truth, a text, or several of them
     * @param problems told of each bad answer
     */
    List<Answer> read(UUID departmentId, Map<UUID, @Nullable Object> given, Consumer<FieldProblem> problems) {
        FieldPlace place = new FieldPlace(departmentId, null);
        List<CustomField> asked = fields.asked(FieldTarget.CHAT, place);
        if (asked.isEmpty()) {
            return List.of();
        }
        Map<UUID, @Nullable Object> answered = new HashMap<>(given);
        answered.keySet().retainAll(asked.stream().map(CustomField::id).toList());
        Account account = accounts.current();
        ZoneId zone = ZoneId.of(account.timeZone());
        Language language = Language.ofTag(account.language()).orElse(Language.PT_BR);
        return values.checkNewByCustomer(FieldTarget.CHAT, zone, place, answered, problems).stream()
                .map(FieldChange::after)
                .filter(Objects::nonNull)
                .map(each -> answer(each, language, zone))
                .toList();
    }

    private Answer answer(FieldValue value, Language language, ZoneId zone) {
        return new Answer(value.id(), value.name(), texts.text(value, language, zone), value.classification());
    }

    private static Question question(CustomField field) {
        return new Question(
                field.id(),
                field.name(),
                field.help(),
                type(field),
                field.requiredForCustomers(),
                field.offeredPaths().entrySet().stream()
                        .map(each -> new Option(each.getKey(), each.getValue()))
                        .toList(),
                field.departments().stream().map(Department.Named::id).toList());
    }

    private static Type type(CustomField field) {
        return switch (field.type()) {
            case BOOLEAN -> Type.YES_NO;
            case DATE -> Type.DATE;
            case DATE_TIME -> Type.DATE_TIME;
            case INTEGER -> Type.NUMBER;
            case CURRENCY -> Type.AMOUNT;
            case SELECT, TREE_SELECT -> Type.CHOICE;
            case MULTI_SELECT -> Type.CHOICES;
            case TEXT -> line(field.limits().textKind());
            case TEXTAREA -> Type.LONG_TEXT;
            case CPF -> Type.CPF;
            case CNPJ -> Type.CNPJ;
        };
    }

    private static Type line(FieldLimits.@Nullable TextKind kind) {
        return switch (kind) {
            case EMAIL -> Type.EMAIL;
            case PHONE -> Type.PHONE;
            case TEXT, URL -> Type.TEXT;
            case null -> Type.TEXT;
        };
    }
}
