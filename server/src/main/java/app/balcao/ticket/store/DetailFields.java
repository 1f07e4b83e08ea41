package app.balcao.ticket.store;

import static app.balcao.schema.Tables.TICKET_SCHEDULE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import app.balcao.field.FieldReading;
import app.balcao.field.FieldValue;
import app.balcao.ticket.list.ListColumn;
import app.balcao.ticket.list.TicketColumn;
import app.balcao.ticket.list.TicketRow;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * What rows of a list tell only where it shows it: each is looked up by the ticket, for those of a page, in the statement
 * that reads them.
 */
final class DetailFields {

    private final @Nullable Field<OffsetDateTime> scheduledAt;
    private final @Nullable Field<Long> workSeconds;
    private final @Nullable Field<List<FieldValue>> values;

    /** @param columns what the list shows; most of it every row tells anyway */
    DetailFields(Collection<ListColumn> columns, Field<UUID> accountId, Field<UUID> ticketId) {
        List<UUID> fieldIds = ListColumn.fieldIds(columns);
        scheduledAt = columns.contains(TicketColumn.SCHEDULED_AT) ? scheduledAt(accountId, ticketId) : null;
        workSeconds = columns.contains(TicketColumn.WORK_TIME) ? WorkRepository.total(accountId, ticketId) : null;
        values = fieldIds.isEmpty()
                ? null
                : FieldReading.ofTicket(accountId, ticketId, fieldIds).as("field_values");
    }

    /** What to select. */
    List<Field<?>> all() {
        List<Field<?>> all = new ArrayList<>();
        if (scheduledAt != null) {
            all.add(scheduledAt);
        }
        if (workSeconds != null) {
            all.add(workSeconds);
        }
        if (values != null) {
            all.add(values);
        }
        return all;
    }

    TicketRow.@Nullable Details read(Record row) {
        return all().isEmpty()
                ? null
                : new TicketRow.Details(
                        scheduledAt == null ? null : row.get(scheduledAt),
                        workSeconds == null ? null : row.get(workSeconds),
                        values == null ? List.of() : row.get(values));
    }

    private static Field<OffsetDateTime> scheduledAt(Field<UUID> accountId, Field<UUID> ticketId) {
        return field(select(TICKET_SCHEDULE.STARTS_AT)
                        .from(TICKET_SCHEDULE)
                        .where(TICKET_SCHEDULE.ACCOUNT_ID.eq(accountId))
                        .and(TICKET_SCHEDULE.TICKET_ID.eq(ticketId))
                        .and(TICKET_SCHEDULE.ENDED_AT.isNull()))
                .as("scheduled_at");
    }
}
