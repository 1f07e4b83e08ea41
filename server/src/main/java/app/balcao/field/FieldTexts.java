package app.balcao.field;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.PersonalDataMask;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.text.Cnpj;
import app.balcao.platform.text.Cpf;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Values of custom fields as people read them, in print, files and history (FLD-6). */
@Component
public class FieldTexts {

    private static final Currency REAIS = Currency.getInstance("BRL");

    private final Messages messages;

    FieldTexts(Messages messages) {
        this.messages = messages;
    }

    /** A value as an agent may read it: masked, when it tells of a person and they do not see that (PRV-3). */
    public String text(ActingAgent reader, FieldValue value) {
        boolean hidden = value.classification().protectedData() && !reader.may(Permission.CUSTOMER_PERSONAL_VIEW);
        return hidden ? PersonalDataMask.MASK : text(value, reader.language(), reader.zone());
    }

    /** What was taken away, for a history that others read too: of what tells of a person, the field's name alone. */
    public String before(ActingAgent acting, List<FieldChange> changes) {
        return changes.stream()
                .map(FieldChange::before)
                .filter(Objects::nonNull)
                .map(each -> each.classification().protectedData()
                        ? each.name()
                        : each.name() + ": " + text(each, acting.language(), acting.zone()))
                .collect(Collectors.joining("; "));
    }

    /** A value as it is, in a language and a time zone. The caller answers for who may read it. */
    public String text(FieldValue value, Language language, ZoneId zone) {
        return switch (value.type()) {
            case BOOLEAN ->
                messages.text(language, Boolean.TRUE.equals(value.value()) ? "field.text.yes" : "field.text.no");
            case INTEGER -> NumberFormat.getIntegerInstance(language.locale()).format(value.value());
            case CURRENCY -> currency(language, (BigDecimal) value.value());
            case DATE ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT)
                        .withLocale(language.locale())
                        .format((LocalDate) value.value());
            case DATE_TIME ->
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                        .withLocale(language.locale())
                        .withZone(zone)
                        .format((Instant) value.value());
            case TREE_SELECT -> String.join(" › ", value.labels());
            case SELECT, MULTI_SELECT -> String.join(", ", value.labels());
            case CPF -> Cpf.written((String) value.value());
            case CNPJ -> Cnpj.written((String) value.value());
            case TEXT, TEXTAREA -> (String) value.value();
        };
    }

    private static String currency(Language language, BigDecimal amount) {
        NumberFormat format = NumberFormat.getCurrencyInstance(language.locale());
        format.setCurrency(REAIS);
        return format.format(amount);
    }
}
