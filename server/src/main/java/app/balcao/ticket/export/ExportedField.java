package app.balcao.ticket.export;

import app.balcao.field.FieldTexts;
import app.balcao.field.FieldValue;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.PersonalDataMask;
import java.time.Instant;
import java.time.LocalDateTime;
import org.springframework.stereotype.Component;

/** What a ticket has in a custom field, as a cell to be sorted and computed with (EXP-7). */
@Component
class ExportedField {

    private final FieldTexts texts;

    ExportedField(FieldTexts texts) {
        this.texts = texts;
    }

    /** A number, an amount, a day, a time of the reader's zone, or a text; masked for who may not see what it tells. */
    Object cell(ActingAgent reader, FieldValue value) {
        if (value.classification().protectedData() && !reader.may(Permission.CUSTOMER_PERSONAL_VIEW)) {
            return PersonalDataMask.MASK;
        }
        return switch (value.type()) {
            case INTEGER -> ((Number) value.value()).longValue();
            case CURRENCY, DATE, TEXT, TEXTAREA -> value.value();
            case DATE_TIME -> LocalDateTime.ofInstant((Instant) value.value(), reader.zone());
            case BOOLEAN, SELECT, MULTI_SELECT, TREE_SELECT, CPF, CNPJ ->
                texts.text(value, reader.language(), reader.zone());
        };
    }
}
