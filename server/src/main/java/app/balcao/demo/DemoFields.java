package app.balcao.demo;

import app.balcao.field.CustomField.Classification;
import app.balcao.field.CustomFields;
import app.balcao.field.FieldForm;
import app.balcao.field.FieldLimits;
import app.balcao.field.FieldOption;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What the demonstration company asks besides, of tickets, of customers and before a chat; made where missing. */
@Component
@ConditionalOnProperty("balcao.demo")
class DemoFields {

    private static final FieldLimits NONE = new FieldLimits(null, null, null, null, true, true);

    private final CustomFields fields;

    DemoFields(CustomFields fields) {
        this.fields = fields;
    }

    void make(Staff staff) {
        if (!fields.list(staff.owner(), null).isEmpty()) {
            return;
        }
        field(staff, FieldTarget.TICKET_OPENING, FieldType.TEXT, "Número do pedido", Classification.NORMAL, List.of());
        field(
                staff,
                FieldTarget.TICKET_OPENING,
                FieldType.DATE,
                "Data da compra",
                Classification.NORMAL,
                List.of("Assistência técnica"));
        field(
                staff,
                FieldTarget.TICKET_CLOSING,
                FieldType.SELECT,
                "Como foi resolvido",
                Classification.NORMAL,
                List.of(),
                "Orientação",
                "Troca de peça",
                "Visita técnica",
                "Reembolso");
        field(staff, FieldTarget.CUSTOMER, FieldType.CPF, "CPF", Classification.PERSONAL, List.of());
        field(staff, FieldTarget.CHAT, FieldType.TEXT, "Cidade", Classification.NORMAL, List.of());
        field(
                staff,
                FieldTarget.CHAT,
                FieldType.SELECT,
                "Produto",
                Classification.NORMAL,
                List.of("Assistência técnica"),
                "Mesa",
                "Cadeira",
                "Sofá",
                "Outro");
    }

    private void field(
            Staff staff,
            FieldTarget target,
            FieldType type,
            String name,
            Classification classification,
            List<String> departments,
            String... options) {
        List<UUID> ids = departments.stream().map(staff::department).toList();
        fields.create(
                staff.owner(),
                new FieldForm(
                        target,
                        type,
                        name,
                        null,
                        true,
                        false,
                        false,
                        true,
                        target == FieldTarget.TICKET_OPENING,
                        classification,
                        NONE,
                        Stream.of(options)
                                .map(each -> new FieldOption.Draft(null, each, 0, true))
                                .toList(),
                        ids,
                        List.of()));
    }
}
