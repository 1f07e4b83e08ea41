package app.balcao.ticket.store;

import static app.balcao.schema.Tables.TAG;
import static app.balcao.schema.Tables.TICKET_TAG;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import app.balcao.people.TicketStatus;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.TagRecord;
import app.balcao.ticket.TagView;
import app.balcao.ticket.TicketTag;
import app.balcao.ticket.TicketTagForm;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The account's tags, and which tickets have them. */
@Repository
public class TagRepository {

    private final DSLContext sql;

    TagRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The tags of a ticket by name, as a column of what is read of it. */
    static Field<List<TagView>> of(Field<UUID> accountId, Field<UUID> ticketId) {
        return multiset(select(TAG.ID, TAG.NAME, TAG.COLOR)
                        .from(TICKET_TAG)
                        .join(TAG)
                        .on(TAG.ACCOUNT_ID.eq(TICKET_TAG.ACCOUNT_ID))
                        .and(TAG.ID.eq(TICKET_TAG.TAG_ID))
                        .where(TICKET_TAG.ACCOUNT_ID.eq(accountId))
                        .and(TICKET_TAG.TICKET_ID.eq(ticketId))
                        .orderBy(fold(TAG.NAME)))
                .convertFrom(rows -> rows.map(each -> TagView.of(each.value1(), each.value2(), each.value3())))
                .as("tags");
    }

    /** That a ticket has one of some tags; nothing is asked when there are none. */
    static Condition hasOneOf(Field<UUID> ticketId, Set<UUID> tagIds) {
        return tagIds.isEmpty()
                ? noCondition()
                : exists(selectOne()
                        .from(TICKET_TAG)
                        .where(TICKET_TAG.ACCOUNT_ID.eq(Tenant.id()))
                        .and(TICKET_TAG.TICKET_ID.eq(ticketId))
                        .and(Filters.among(TICKET_TAG.TAG_ID, tagIds)));
    }

    /** All, by name. */
    public List<TicketTag> list() {
        return sql.selectFrom(TAG)
                .where(TAG.ACCOUNT_ID.eq(Tenant.id()))
                .orderBy(fold(TAG.NAME))
                .fetch(TagRepository::tag);
    }

    public int count() {
        return sql.fetchCount(TAG, TAG.ACCOUNT_ID.eq(Tenant.id()));
    }

    public Optional<TicketTag> find(UUID id) {
        return sql.selectFrom(TAG).where(is(id)).fetchOptional(TagRepository::tag);
    }

    public Optional<TicketTag> findForUpdate(UUID id) {
        return sql.selectFrom(TAG).where(is(id)).forUpdate().fetchOptional(TagRepository::tag);
    }

    /** The tag of that name, whatever its case and accents. */
    public Optional<TicketTag> named(String name) {
        return sql.selectFrom(TAG)
                .where(TAG.ACCOUNT_ID.eq(Tenant.id()))
                .and(fold(TAG.NAME).eq(fold(val(name))))
                .fetchOptional(TagRepository::tag);
    }

    /** Two tags, locked in the same order whoever asks. */
    public Map<UUID, TicketTag> lock(UUID one, UUID other) {
        return sql.selectFrom(TAG)
                .where(TAG.ACCOUNT_ID.eq(Tenant.id()))
                .and(TAG.ID.in(one, other))
                .orderBy(TAG.ID)
                .forUpdate()
                .fetchMap(TAG.ID, TagRepository::tag);
    }

    /** Fails with a duplicate key when the name is taken. */
    public UUID insert(TicketTagForm form) {
        return sql.insertInto(TAG)
                .set(TAG.ACCOUNT_ID, Tenant.id())
                .set(TAG.NAME, form.name())
                .set(TAG.COLOR, color(form))
                .set(TAG.ACTIVE, form.active())
                .returningResult(TAG.ID)
                .fetchSingle()
                .value1();
    }

    /** Fails with a duplicate key when the name is taken. */
    public void update(UUID id, TicketTagForm form) {
        sql.update(TAG)
                .set(TAG.NAME, form.name())
                .set(TAG.COLOR, color(form))
                .set(TAG.ACTIVE, form.active())
                .set(TAG.VERSION, TAG.VERSION.plus(1))
                .where(is(id))
                .execute();
    }

    /** Tickets that have it lose it. */
    public void delete(UUID id) {
        sql.deleteFrom(TAG).where(is(id)).execute();
    }

    /** Gives what has one tag another one as well. */
    public void move(UUID from, UUID to) {
        sql.insertInto(TICKET_TAG, TICKET_TAG.ACCOUNT_ID, TICKET_TAG.TICKET_ID, TICKET_TAG.TAG_ID)
                .select(select(TICKET_TAG.ACCOUNT_ID, TICKET_TAG.TICKET_ID, val(to))
                        .from(TICKET_TAG)
                        .where(TICKET_TAG.ACCOUNT_ID.eq(Tenant.id()))
                        .and(TICKET_TAG.TAG_ID.eq(from)))
                .onConflictDoNothing()
                .execute();
    }

    public int ticketsWith(UUID tagId) {
        return sql.fetchCount(TICKET_TAG, DSL.and(TICKET_TAG.ACCOUNT_ID.eq(Tenant.id()), TICKET_TAG.TAG_ID.eq(tagId)));
    }

    public int countOf(UUID ticketId) {
        return sql.fetchCount(
                TICKET_TAG, DSL.and(TICKET_TAG.ACCOUNT_ID.eq(Tenant.id()), TICKET_TAG.TICKET_ID.eq(ticketId)));
    }

    /** Whether the ticket did not have it. */
    public boolean give(UUID ticketId, UUID tagId) {
        return sql.insertInto(TICKET_TAG)
                        .set(TICKET_TAG.ACCOUNT_ID, Tenant.id())
                        .set(TICKET_TAG.TICKET_ID, ticketId)
                        .set(TICKET_TAG.TAG_ID, tagId)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Whether the ticket had it. */
    public boolean take(UUID ticketId, UUID tagId) {
        return sql.deleteFrom(TICKET_TAG)
                        .where(TICKET_TAG.ACCOUNT_ID.eq(Tenant.id()))
                        .and(TICKET_TAG.TICKET_ID.eq(ticketId))
                        .and(TICKET_TAG.TAG_ID.eq(tagId))
                        .execute()
                == 1;
    }

    private static Condition is(UUID id) {
        return TAG.ACCOUNT_ID.eq(Tenant.id()).and(TAG.ID.eq(id));
    }

    private static String color(TicketTagForm form) {
        return form.color().name().toLowerCase(Locale.ROOT);
    }

    private static TicketTag tag(TagRecord row) {
        return new TicketTag(
                row.getId(),
                row.getName(),
                TicketStatus.Color.valueOf(row.getColor().toUpperCase(Locale.ROOT)),
                row.getActive(),
                row.getVersion());
    }

    private static Field<String> fold(Field<String> text) {
        return function("fold", String.class, text);
    }
}
