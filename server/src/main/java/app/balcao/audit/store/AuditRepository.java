package app.balcao.audit.store;

import static app.balcao.schema.Tables.AUDIT_ENTRY;
import static org.jooq.impl.DSL.noCondition;

import app.balcao.audit.AuditEntry;
import app.balcao.audit.AuditFilter;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.AuditEntryRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL of the audit: it only ever grows. */
@Repository
public class AuditRepository {

    private static final Duration LONGEST_TRANSACTION = Duration.ofHours(1);

    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;

    AuditRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    public void insert(
            AuditableAction action,
            @Nullable String ip,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        sql.insertInto(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.ACCOUNT_ID, Tenant.id())
                .set(AUDIT_ENTRY.ACTOR_KIND, action.actor().kind().name())
                .set(AUDIT_ENTRY.ACTOR_ID, action.actor().id())
                .set(AUDIT_ENTRY.ACTOR_NAME, action.actor().name())
                .set(AUDIT_ENTRY.IP, ip)
                .set(AUDIT_ENTRY.ACTION, action.action())
                .set(AUDIT_ENTRY.ITEM_TYPE, action.itemType())
                .set(AUDIT_ENTRY.ITEM_ID, action.itemId())
                .set(AUDIT_ENTRY.BEFORE, written(before))
                .set(AUDIT_ENTRY.AFTER, written(after))
                .execute();
    }

    public Page<AuditEntry> list(AuditFilter filter, PageRequest page) {
        Cursor after = page.after();
        var rows = sql.selectFrom(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.ACCOUNT_ID.eq(Tenant.id()))
                .and(matches(filter))
                .and(after == null ? noCondition() : AUDIT_ENTRY.ID.lt(after.uuid(0)))
                .orderBy(AUDIT_ENTRY.ID.desc())
                .limit(page.limit() + 1)
                .fetch(this::entry);
        return Page.of(rows, page.limit(), entry -> Cursor.of(entry.id()));
    }

    private static Condition matches(AuditFilter filter) {
        Condition condition = noCondition();
        if (filter.action() != null) {
            condition = condition.and(AUDIT_ENTRY.ACTION.eq(filter.action()));
        }
        if (filter.agentId() != null) {
            condition = condition.and(AUDIT_ENTRY.ACTOR_ID.eq(filter.agentId()));
        }
        if (filter.from() != null) {
            condition = condition
                    .and(AUDIT_ENTRY.AT.ge(utc(filter.from())))
                    .and(AUDIT_ENTRY.ID.ge(lowestId(filter.from())));
        }
        if (filter.to() != null) {
            condition = condition
                    .and(AUDIT_ENTRY.AT.lt(utc(filter.to())))
                    .and(AUDIT_ENTRY.ID.lt(lowestId(filter.to().plus(LONGEST_TRANSACTION))));
        }
        return condition;
    }

    // Ids begin with the moment they were made, which is never before the moment the transaction began, nor long
    // after: so the list need not be walked from its end to get to a time.
    private static UUID lowestId(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16 | 0x7000L, Long.MIN_VALUE);
    }

    private AuditEntry entry(AuditEntryRecord row) {
        return new AuditEntry(
                row.getId(),
                row.getAt().toInstant(),
                new AuditEntry.Actor(row.getActorKind(), row.getActorId(), row.getActorName()),
                row.getIp(),
                row.getAction(),
                row.getItemType(),
                row.getItemId(),
                read(row.getBefore()),
                read(row.getAfter()));
    }

    private @Nullable JSONB written(Map<String, @Nullable Object> values) {
        return values.isEmpty() ? null : JSONB.valueOf(json.writeValueAsString(values));
    }

    private Map<String, @Nullable Object> read(@Nullable JSONB values) {
        return values == null ? Map.of() : json.readValue(values.data(), VALUES);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
