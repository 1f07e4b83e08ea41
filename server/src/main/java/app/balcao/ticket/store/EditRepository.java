package app.balcao.ticket.store;

import static app.balcao.schema.Tables.CATEGORY;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static app.balcao.schema.Tables.TICKET_MESSAGE_ATTACHMENT;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import app.balcao.field.FieldReading;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldValue;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.MessageFile;
import app.balcao.ticket.Named;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.edit.TicketOpeningData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** What tickets were opened with. */
@Repository
public class EditRepository {

    private final DSLContext sql;

    EditRepository(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * A ticket's opening.
     *
     * @param messageId its first message
     * @param only whether no other public message followed, so that lists show the beginning of this one
     */
    public record Editable(TicketOpeningData data, UUID messageId, boolean hasFiles, boolean only) {}

    /** A message as it shall be. */
    public record Text(String html, String text, String preview) {}

    /** Absent for a ticket without messages, which undoing a split may leave. */
    public Optional<Editable> find(UUID id) {
        var later = TICKET_MESSAGE.as("later");
        var hasFiles = field(exists(selectOne()
                .from(TICKET_MESSAGE_ATTACHMENT)
                .where(TICKET_MESSAGE_ATTACHMENT.ACCOUNT_ID.eq(TICKET_MESSAGE.ACCOUNT_ID))
                .and(TICKET_MESSAGE_ATTACHMENT.TICKET_ID.eq(TICKET_MESSAGE.TICKET_ID))
                .and(TICKET_MESSAGE_ATTACHMENT.MESSAGE_ID.eq(TICKET_MESSAGE.ID))));
        var followed = field(exists(selectOne()
                .from(later)
                .where(later.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                .and(later.TICKET_ID.eq(TICKET.ID))
                .and(later.KIND.eq("REPLY"))
                .and(later.ID.gt(TICKET_MESSAGE.ID))));
        var fields = FieldReading.ofTicket(TICKET.ACCOUNT_ID, TICKET.ID);
        return sql.select(TICKET.fields())
                .select(
                        DEPARTMENT.NAME,
                        CATEGORY.NAME,
                        CUSTOMER.NAME,
                        TICKET_MESSAGE.ID,
                        TICKET_MESSAGE.HTML,
                        hasFiles,
                        followed,
                        fields)
                .from(TICKET)
                .join(DEPARTMENT)
                .on(row(DEPARTMENT.ACCOUNT_ID, DEPARTMENT.ID).eq(TICKET.ACCOUNT_ID, TICKET.DEPARTMENT_ID))
                .join(TICKET_MESSAGE)
                .on(row(TICKET_MESSAGE.ACCOUNT_ID, TICKET_MESSAGE.TICKET_ID).eq(TICKET.ACCOUNT_ID, TICKET.ID))
                .leftJoin(CATEGORY)
                .on(row(CATEGORY.ACCOUNT_ID, CATEGORY.ID).eq(TICKET.ACCOUNT_ID, TICKET.CATEGORY_ID))
                .leftJoin(CUSTOMER)
                .on(row(CUSTOMER.ACCOUNT_ID, CUSTOMER.ID).eq(TICKET.ACCOUNT_ID, TICKET.CUSTOMER_ID))
                .where(is(id))
                .orderBy(TICKET_MESSAGE.ID)
                .limit(1)
                .fetchOptional(row -> new Editable(
                        data(row, row.get(fields)), row.get(TICKET_MESSAGE.ID), row.get(hasFiles), !row.get(followed)));
    }

    private static TicketOpeningData data(Record row, List<FieldValue> fields) {
        return new TicketOpeningData(
                row.get(TICKET.ID),
                row.get(TICKET.SUBJECT),
                row.get(TICKET_MESSAGE.HTML),
                new Named(row.get(TICKET.DEPARTMENT_ID), row.get(DEPARTMENT.NAME)),
                row.get(TICKET.CATEGORY_ID) == null
                        ? null
                        : new Named(row.get(TICKET.CATEGORY_ID), row.get(CATEGORY.NAME)),
                row.get(TICKET.PRIORITY),
                row.get(TICKET.CUSTOMER_ID) == null
                        ? null
                        : new TicketOpeningData.Customer(row.get(TICKET.CUSTOMER_ID), row.get(CUSTOMER.NAME)),
                row.get(TICKET.NOTIFY_CUSTOMER),
                fields.stream()
                        .filter(each -> each.target() == FieldTarget.TICKET_OPENING)
                        .toList(),
                row.get(TICKET.VERSION));
    }

    /** Writes the opening of a ticket loaded for update, and adds files to its first message, which keeps those it has. */
    public void write(
            TicketState after, Editable current, Text text, List<MessageFile> added, String searchConfiguration) {
        sql.update(TICKET)
                .set(TICKET.SUBJECT, after.subject())
                .set(TICKET.DEPARTMENT_ID, after.departmentId())
                .set(TICKET.CATEGORY_ID, after.categoryId())
                .set(TICKET.PRIORITY, (short) after.priority())
                .set(TICKET.CUSTOMER_ID, after.customerId())
                .set(TICKET.NOTIFY_CUSTOMER, after.notifyCustomer())
                .set(TICKET.PREVIEW, current.only() ? val(text.preview()) : TICKET.PREVIEW)
                .set(TICKET.VERSION, after.version())
                .where(is(after.id()))
                .execute();
        showFiles(after.id(), current.messageId(), text.html());
        attach(after.id(), current.messageId(), added);
        sql.update(TICKET_MESSAGE)
                .set(TICKET_MESSAGE.HTML, text.html())
                .set(Map.of(
                        TICKET_MESSAGE.SEARCH,
                        MessageRepository.searchVector(
                                searchConfiguration,
                                val(after.subject()),
                                MessageRepository.withNames(text.text(), listed(after.id(), current.messageId())),
                                MessageRepository.Places.of(after),
                                TICKET_MESSAGE.SEARCH_ERA)))
                .where(TICKET_MESSAGE.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_MESSAGE.TICKET_ID.eq(after.id()))
                .and(TICKET_MESSAGE.ID.eq(current.messageId()))
                .execute();
    }

    static Field<UUID[]> listed(UUID ticketId, UUID messageId) {
        return array(select(TICKET_MESSAGE_ATTACHMENT.ATTACHMENT_ID)
                .from(TICKET_MESSAGE_ATTACHMENT)
                .where(TICKET_MESSAGE_ATTACHMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_MESSAGE_ATTACHMENT.TICKET_ID.eq(ticketId))
                .and(TICKET_MESSAGE_ATTACHMENT.MESSAGE_ID.eq(messageId))
                .and(TICKET_MESSAGE_ATTACHMENT.INLINE.isFalse()));
    }

    // A picture that the text shows no longer is listed among the files.
    private void showFiles(UUID ticketId, UUID messageId, String html) {
        sql.update(TICKET_MESSAGE_ATTACHMENT)
                .set(
                        TICKET_MESSAGE_ATTACHMENT.INLINE,
                        field(
                                "position({0}::text in {1}) > 0",
                                Boolean.class, TICKET_MESSAGE_ATTACHMENT.ATTACHMENT_ID, val(html)))
                .where(TICKET_MESSAGE_ATTACHMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_MESSAGE_ATTACHMENT.TICKET_ID.eq(ticketId))
                .and(TICKET_MESSAGE_ATTACHMENT.MESSAGE_ID.eq(messageId))
                .execute();
    }

    private void attach(UUID ticketId, UUID messageId, List<MessageFile> added) {
        if (added.isEmpty()) {
            return;
        }
        int held = sql.fetchCount(
                TICKET_MESSAGE_ATTACHMENT,
                TICKET_MESSAGE_ATTACHMENT
                        .ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(TICKET_MESSAGE_ATTACHMENT.TICKET_ID.eq(ticketId))
                        .and(TICKET_MESSAGE_ATTACHMENT.MESSAGE_ID.eq(messageId)));
        var insert = sql.insertInto(
                TICKET_MESSAGE_ATTACHMENT,
                TICKET_MESSAGE_ATTACHMENT.ACCOUNT_ID,
                TICKET_MESSAGE_ATTACHMENT.TICKET_ID,
                TICKET_MESSAGE_ATTACHMENT.MESSAGE_ID,
                TICKET_MESSAGE_ATTACHMENT.ATTACHMENT_ID,
                TICKET_MESSAGE_ATTACHMENT.INLINE,
                TICKET_MESSAGE_ATTACHMENT.POSITION);
        for (MessageFile file : added) {
            held++;
            insert = insert.values(Tenant.id(), ticketId, messageId, file.id(), file.inline(), (short) held);
        }
        insert.execute();
    }

    private static Condition is(UUID id) {
        return TICKET.ACCOUNT_ID.eq(Tenant.id()).and(TICKET.ID.eq(id));
    }
}
