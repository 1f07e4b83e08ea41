package app.balcao.ticket.list;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Something that a list shows of each ticket: what every ticket has, or what is kept in a custom field (COL-5). */
@Schema(
        type = "string",
        description = "A column that every ticket has, such as NUMBER, or customField.<id>",
        example = "SUBJECT")
public sealed interface ListColumn permits TicketColumn, ListColumn.OfField {

    /** As it is written, in the interface and where it is kept. */
    String key();

    /** @throws IllegalArgumentException for what is no column */
    @JsonCreator
    static ListColumn of(String key) {
        return key.startsWith(OfField.PREFIX)
                ? new OfField(UUID.fromString(key.substring(OfField.PREFIX.length())))
                : TicketColumn.valueOf(key);
    }

    /** The custom fields that some columns show. */
    static List<UUID> fieldIds(Collection<ListColumn> columns) {
        return columns.stream()
                .flatMap(each -> each instanceof OfField(UUID id) ? Stream.of(id) : Stream.empty())
                .toList();
    }

    /** What tickets have in a custom field. */
    record OfField(UUID fieldId) implements ListColumn {

        private static final String PREFIX = "customField.";

        @Override
        @JsonValue
        public String key() {
            return PREFIX + fieldId;
        }
    }
}
