package app.balcao.ticket.export;

import app.balcao.field.CustomField;
import app.balcao.field.CustomFields;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.PersonalDataMask;
import app.balcao.platform.csv.CsvTable;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.xlsx.XlsxTable;
import app.balcao.ticket.Named;
import app.balcao.ticket.Situation;
import app.balcao.ticket.TagView;
import app.balcao.ticket.list.ListColumn;
import app.balcao.ticket.list.TicketColumn;
import app.balcao.ticket.list.TicketFilter;
import app.balcao.ticket.list.TicketLists;
import app.balcao.ticket.list.TicketRow;
import app.balcao.ticket.store.ExportRepository.Begun;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes what a list of tickets finds as a table, a page at a time: headings and names in the reader's language, times in
 * their zone, and personal data masked for who may not see them (EXP-4).
 */
@Component
class ExportFile {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final TicketLists lists;
    private final CustomFields fields;
    private final ExportedField exported;
    private final Messages messages;

    ExportFile(TicketLists lists, CustomFields fields, ExportedField exported, Messages messages) {
        this.lists = lists;
        this.fields = fields;
        this.exported = exported;
        this.messages = messages;
    }

    /** @param progress told how many tickets are written; what it throws ends the writing */
    void write(ActingAgent reader, Begun wanted, TicketFilter filter, OutputStream target, LongConsumer progress)
            throws IOException {
        Map<UUID, String> names =
                fields.list(reader, null).stream().collect(Collectors.toMap(CustomField::id, CustomField::name));
        Object[] heading = wanted.columns().stream()
                .flatMap(column -> headings(reader, column, names))
                .toArray();
        switch (wanted.format()) {
            case CSV -> {
                CsvTable table = new CsvTable(target, reader.language());
                table.row(heading);
                rows(reader, wanted, filter, cells -> table.row(asText(cells)), progress);
                table.flush();
            }
            case XLSX -> {
                try (XlsxTable table = new XlsxTable(target, text(reader, "export.sheet"), heading)) {
                    rows(reader, wanted, filter, table::row, progress);
                }
            }
        }
    }

    private void rows(
            ActingAgent reader,
            Begun wanted,
            TicketFilter filter,
            Consumer<@Nullable Object[]> table,
            LongConsumer progress) {
        long written = 0;
        @Nullable String cursor = null;
        do {
            Page<TicketRow> page =
                    lists.list(reader, filter, wanted.columns(), PageRequest.of(PageRequest.MAXIMUM_LIMIT, cursor));
            for (TicketRow row : page.items()) {
                table.accept(wanted.columns().stream()
                        .flatMap(column -> Arrays.stream(cells(reader, column, row)))
                        .toArray());
            }
            written += page.items().size();
            progress.accept(written);
            cursor = page.nextCursor();
        } while (cursor != null);
    }

    private Stream<String> headings(ActingAgent reader, ListColumn column, Map<UUID, String> fieldNames) {
        return switch (column) {
            case ListColumn.OfField(UUID field) -> Stream.of(fieldNames.getOrDefault(field, ""));
            case TicketColumn known -> {
                String heading = text(reader, "column." + key(known));
                yield known == TicketColumn.CUSTOMER
                        ? Stream.of(heading, text(reader, "column.customer-email"))
                        : Stream.of(heading);
            }
        };
    }

    private @Nullable Object[] cells(ActingAgent reader, ListColumn column, TicketRow row) {
        return switch (column) {
            case ListColumn.OfField(UUID field) -> one(field(reader, row, field));
            case TicketColumn known -> cells(reader, known, row);
        };
    }

    private @Nullable Object field(ActingAgent reader, TicketRow row, UUID fieldId) {
        return details(row).fields().stream()
                .filter(each -> each.id().equals(fieldId))
                .findFirst()
                .map(value -> exported.cell(reader, value))
                .orElse(null);
    }

    private @Nullable Object[] cells(ActingAgent reader, TicketColumn column, TicketRow row) {
        return switch (column) {
            case NUMBER -> one(row.number());
            case SUBJECT -> one(row.subject());
            case CUSTOMER -> customer(reader, row);
            case ORGANIZATION -> one(name(row.organization()));
            case DEPARTMENT -> one(row.department().name());
            case CATEGORY -> one(name(row.category()));
            case PRIORITY -> one(text(reader, "priority." + row.priority()));
            case AGENT -> one(name(row.agent()));
            case SITUATION ->
                one(text(reader, "situation." + key(Situation.of(row.situation().code()))));
            case SITUATION_AT -> one(local(reader, row.situationAt()));
            case STATUS -> one(row.status() == null ? null : row.status().name());
            case TAGS -> one(row.tags().stream().map(TagView::name).collect(Collectors.joining(", ")));
            case SCHEDULED_AT -> one(local(reader, details(row).scheduledAt()));
            case WORK_TIME -> one(worked(details(row).workSeconds()));
            case LAST_MESSAGE_AT -> one(local(reader, row.lastMessageAt()));
            case CREATED_AT -> one(local(reader, row.createdAt()));
            case FIRST_REPLY_AT -> one(local(reader, row.firstReplyAt()));
            case CLOSED_AT -> one(local(reader, row.closedAt()));
            case ORIGIN -> one(text(reader, "origin." + key(row.origin())));
        };
    }

    private static @Nullable Object[] customer(ActingAgent reader, TicketRow row) {
        TicketRow.Customer customer = row.customer();
        if (customer == null) {
            return new @Nullable Object[] {name(row.requester()), null};
        }
        if (reader.may(Permission.CUSTOMER_PERSONAL_VIEW)) {
            return new @Nullable Object[] {customer.name(), customer.email()};
        }
        return new @Nullable Object[] {
            PersonalDataMask.inText(customer.name()), customer.email() == null ? null : PersonalDataMask.MASK
        };
    }

    private static @Nullable Object[] one(@Nullable Object cell) {
        return new @Nullable Object[] {cell};
    }

    private static @Nullable String name(@Nullable Named named) {
        return named == null ? null : named.name();
    }

    private static @Nullable LocalDateTime local(ActingAgent reader, @Nullable OffsetDateTime moment) {
        return moment == null ? null : moment.atZoneSameInstant(reader.zone()).toLocalDateTime();
    }

    private static @Nullable Duration worked(@Nullable Long seconds) {
        return seconds == null || seconds == 0 ? null : Duration.ofSeconds(seconds);
    }

    private static TicketRow.Details details(TicketRow row) {
        return Objects.requireNonNull(row.details(), "A list that was asked for its columns");
    }

    private static @Nullable Object[] asText(@Nullable Object[] cells) {
        return Arrays.stream(cells)
                .map(cell -> switch (cell) {
                    case LocalDateTime moment -> MOMENT.format(moment);
                    case Duration time ->
                        "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
                    case null, default -> cell;
                })
                .toArray();
    }

    private String text(ActingAgent reader, String key) {
        return messages.text(reader.language(), "ticket." + key);
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
