package app.balcao.people.store;

import static app.balcao.people.store.Folding.fold;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CATEGORY;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.DEPARTMENT_CATEGORY;
import static app.balcao.schema.Tables.MAILBOX;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import app.balcao.people.AutoAssignment;
import app.balcao.people.Department;
import app.balcao.people.DepartmentForm;
import app.balcao.people.DepartmentSettings;
import app.balcao.people.DepartmentUse;
import app.balcao.people.RatingFormat;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.DepartmentRecord;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of departments. */
@Repository
public class DepartmentRepository {

    private static final Field<List<Department.Named>> CATEGORIES = multiset(select(CATEGORY.ID, CATEGORY.NAME)
                    .from(DEPARTMENT_CATEGORY)
                    .join(CATEGORY)
                    .on(CATEGORY.ACCOUNT_ID.eq(DEPARTMENT_CATEGORY.ACCOUNT_ID))
                    .and(CATEGORY.ID.eq(DEPARTMENT_CATEGORY.CATEGORY_ID))
                    .where(DEPARTMENT_CATEGORY.ACCOUNT_ID.eq(DEPARTMENT.ACCOUNT_ID))
                    .and(DEPARTMENT_CATEGORY.DEPARTMENT_ID.eq(DEPARTMENT.ID))
                    .orderBy(fold(CATEGORY.NAME)))
            .convertFrom(rows -> rows.map(Records.mapping(Department.Named::new)));

    private static final Field<List<Department.DepartmentAgent>> AGENTS = multiset(select(
                            AGENT.ID,
                            AGENT.NAME,
                            AGENT.ACTIVE,
                            DEPARTMENT_AGENT.TICKETS,
                            DEPARTMENT_AGENT.CHAT,
                            DEPARTMENT_AGENT.MANAGER)
                    .from(DEPARTMENT_AGENT)
                    .join(AGENT)
                    .on(AGENT.ACCOUNT_ID.eq(DEPARTMENT_AGENT.ACCOUNT_ID))
                    .and(AGENT.ID.eq(DEPARTMENT_AGENT.AGENT_ID))
                    .where(DEPARTMENT_AGENT.ACCOUNT_ID.eq(DEPARTMENT.ACCOUNT_ID))
                    .and(DEPARTMENT_AGENT.DEPARTMENT_ID.eq(DEPARTMENT.ID))
                    .orderBy(fold(AGENT.NAME), AGENT.ID))
            .convertFrom(rows -> rows.map(Records.mapping(Department.DepartmentAgent::new)));

    private final DSLContext sql;

    DepartmentRepository(DSLContext sql) {
        this.sql = sql;
    }

    public Optional<Department> find(UUID id) {
        return read(DEPARTMENT.ID.eq(id)).stream().findFirst();
    }

    /** All departments by name. */
    public List<Department> list(@Nullable Boolean active) {
        return read(active == null ? noCondition() : DEPARTMENT.ACTIVE.eq(active));
    }

    /** The active departments that are open for a use, by name. */
    public List<Department> offered(DepartmentUse use) {
        Condition open =
                switch (use) {
                    case TICKETS -> condition(DEPARTMENT.OFFERS_TICKETS);
                    case INTERNAL_TICKETS -> condition(DEPARTMENT.ACCEPTS_INTERNAL);
                    case CHAT -> condition(DEPARTMENT.OFFERS_CHAT);
                    case CUSTOMERS -> condition(DEPARTMENT.OFFERS_TICKETS).and(DEPARTMENT.VISIBLE_TO_CUSTOMERS);
                };
        return read(open.and(DEPARTMENT.ACTIVE));
    }

    private List<Department> read(Condition which) {
        return sql.select(DEPARTMENT, CATEGORIES, AGENTS)
                .from(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(which)
                .orderBy(fold(DEPARTMENT.NAME))
                .fetch(row -> department(row.value1(), row.value2(), row.value3()));
    }

    public int count() {
        return sql.fetchCount(DEPARTMENT, DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()));
    }

    /** Fails with a duplicate key when the name is taken. */
    public UUID insert(DepartmentForm form) {
        return sql.insertInto(DEPARTMENT)
                .set(DEPARTMENT.ACCOUNT_ID, Tenant.id())
                .set(DEPARTMENT.NAME, form.name())
                .set(DEPARTMENT.ACTIVE, form.active())
                .set(DEPARTMENT.DEFAULT_CATEGORY_ID, form.defaultCategoryId())
                .set(DEPARTMENT.DEFAULT_PRIORITY, (short) form.defaultPriority())
                .set(DEPARTMENT.CATEGORY_REQUIRED, form.categoryRequired())
                .returningResult(DEPARTMENT.ID)
                .fetchSingle()
                .value1();
    }

    /** Fails with a duplicate key when the name is taken. */
    public void update(UUID id, DepartmentForm form) {
        sql.update(DEPARTMENT)
                .set(DEPARTMENT.NAME, form.name())
                .set(DEPARTMENT.ACTIVE, form.active())
                .set(DEPARTMENT.DEFAULT_CATEGORY_ID, form.defaultCategoryId())
                .set(DEPARTMENT.DEFAULT_PRIORITY, (short) form.defaultPriority())
                .set(DEPARTMENT.CATEGORY_REQUIRED, form.categoryRequired())
                .set(DEPARTMENT.VERSION, DEPARTMENT.VERSION.plus(1))
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(id))
                .execute();
    }

    public void update(UUID id, DepartmentSettings settings) {
        sql.update(DEPARTMENT)
                .set(DEPARTMENT.CHAT_GREETING, settings.chatGreeting())
                .set(DEPARTMENT.VISIBLE_TO_CUSTOMERS, settings.visibleToCustomers())
                .set(DEPARTMENT.ACCEPTS_INTERNAL, settings.acceptsInternalTickets())
                .set(DEPARTMENT.OFFERS_CHAT, settings.offersChat())
                .set(DEPARTMENT.OFFERS_TICKETS, settings.offersTickets())
                .set(DEPARTMENT.AUTO_ASSIGNMENT, settings.autoAssignment().name())
                .set(DEPARTMENT.MAILBOX_ID, settings.mailboxId())
                .set(DEPARTMENT.FROM_NAME, settings.fromName())
                .set(DEPARTMENT.REPLY_FOOTER_HTML, settings.replyFooterHtml())
                .set(DEPARTMENT.WORK_TIME_REQUIRED, settings.workTimeRequired())
                .set(DEPARTMENT.CLOSING_BY_MANAGER, settings.closingByManager())
                .set(DEPARTMENT.WORK_SHIFT_ID, settings.workShiftId())
                .set(DEPARTMENT.RATING_ASKED, settings.afterChat().ratingAsked())
                .set(
                        DEPARTMENT.RATING_FORMAT,
                        settings.afterChat().ratingFormat().name())
                .set(DEPARTMENT.RATING_QUESTION, settings.afterChat().ratingQuestion())
                .set(DEPARTMENT.CONTACT_EMAIL, settings.afterChat().contactEmail())
                .set(DEPARTMENT.TRANSCRIPT_COPIED, settings.afterChat().transcriptCopied())
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(id))
                .execute();
    }

    public void update(UUID id, DepartmentSettings.Pictures pictures) {
        sql.update(DEPARTMENT)
                .set(DEPARTMENT.LOGO_ID, pictures.logoId())
                .set(DEPARTMENT.CHAT_ONLINE_ID, pictures.chatOnlineId())
                .set(DEPARTMENT.CHAT_OFFLINE_ID, pictures.chatOfflineId())
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(id))
                .execute();
    }

    /** Whether a department shows itself by the picture. */
    public boolean isPicture(UUID attachmentId) {
        return sql.fetchExists(
                DEPARTMENT,
                DEPARTMENT
                        .ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(DEPARTMENT
                                .LOGO_ID
                                .eq(attachmentId)
                                .or(DEPARTMENT.CHAT_ONLINE_ID.eq(attachmentId))
                                .or(DEPARTMENT.CHAT_OFFLINE_ID.eq(attachmentId))));
    }

    public boolean isMailbox(UUID id) {
        return sql.fetchExists(MAILBOX, MAILBOX.ACCOUNT_ID.eq(Tenant.id()).and(MAILBOX.ID.eq(id)));
    }

    /** Fails with an integrity violation while something refers to it. */
    public void delete(UUID id) {
        sql.update(DEPARTMENT)
                .setNull(DEPARTMENT.DEFAULT_CATEGORY_ID)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(id))
                .execute();
        sql.deleteFrom(DEPARTMENT)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(DEPARTMENT.ID.eq(id))
                .execute();
    }

    private static Department department(
            DepartmentRecord row, List<Department.Named> categories, List<Department.DepartmentAgent> agents) {
        return new Department(
                row.getId(),
                row.getName(),
                row.getActive(),
                row.getDefaultCategoryId(),
                row.getDefaultPriority(),
                row.getCategoryRequired(),
                categories,
                agents,
                settings(row),
                new DepartmentSettings.Pictures(row.getLogoId(), row.getChatOnlineId(), row.getChatOfflineId()),
                row.getVersion());
    }

    private static DepartmentSettings settings(DepartmentRecord row) {
        return new DepartmentSettings(
                row.getChatGreeting(),
                row.getVisibleToCustomers(),
                row.getAcceptsInternal(),
                row.getOffersChat(),
                row.getOffersTickets(),
                AutoAssignment.valueOf(row.getAutoAssignment()),
                row.getMailboxId(),
                row.getFromName(),
                row.getReplyFooterHtml(),
                row.getWorkTimeRequired(),
                row.getClosingByManager(),
                row.getWorkShiftId(),
                new DepartmentSettings.AfterChat(
                        row.getRatingAsked(),
                        RatingFormat.valueOf(row.getRatingFormat()),
                        row.getRatingQuestion(),
                        row.getContactEmail(),
                        row.getTranscriptCopied()));
    }
}
