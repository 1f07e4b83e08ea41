package app.balcao.audit.store;

import static app.balcao.schema.Tables.AUDIT_ENTRY;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import app.balcao.audit.AuditEntry;
import app.balcao.audit.AuditFilter;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.ActorKind;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL of the audit: it only ever grows. */
@Repository
public class AuditRepository {

    private static final Duration LONGEST_TRANSACTION = Duration.ofHours(1);

    private static final int MOST_WORDS = 8;

    private static final List<SelectField<?>> FIELDS = List.of(
            AUDIT_ENTRY.ID,
            AUDIT_ENTRY.AT,
            AUDIT_ENTRY.ACTOR_KIND,
            AUDIT_ENTRY.ACTOR_ID,
            AUDIT_ENTRY.ACTOR_NAME,
            AUDIT_ENTRY.IP,
            AUDIT_ENTRY.ACTION,
            AUDIT_ENTRY.ITEM_TYPE,
            AUDIT_ENTRY.ITEM_ID,
            AUDIT_ENTRY.BEFORE,
            AUDIT_ENTRY.AFTER,
            AUDIT_ENTRY.FILTER);

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
            Map<String, @Nullable Object> after,
            Map<String, @Nullable Object> filter) {
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
                .set(AUDIT_ENTRY.FILTER, written(filter))
                .execute();
    }

    public Page<AuditEntry> list(AuditFilter filter, PageRequest page) {
        Cursor after = page.after();
        List<AuditEntry> rows = list(filter, after == null ? null : after.uuid(0), page.limit() + 1);
        return Page.of(rows, page.limit(), entry -> Cursor.of(entry.id()));
    }

    /** Some lines, the latest first, of those before one; null begins with the latest. */
    public List<AuditEntry> list(AuditFilter filter, @Nullable UUID before, int limit) {
        return sql.select(FIELDS)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.ACCOUNT_ID.eq(Tenant.id()))
                .and(matches(filter))
                .and(before == null ? noCondition() : AUDIT_ENTRY.ID.lt(before))
                .orderBy(AUDIT_ENTRY.ID.desc())
                .limit(limit)
                .fetch(this::entry);
    }

    /** Has the database remove lines past their retention; answers how many went. */
    public int purge(int most) {
        return sql.select(function("purge_audit", Integer.class, val(most)))
                .fetchSingle()
                .value1();
    }

    /** Has the database mask what the lines say about a customer who was deleted; answers how many lines were. */
    public int mask(UUID customerId) {
        return sql.select(function("mask_audit_of_customer", Integer.class, val(customerId)))
                .fetchSingle()
                .value1();
    }

    private static Condition matches(AuditFilter filter) {
        return equal(AUDIT_ENTRY.ACTION, filter.action())
                .and(equal(AUDIT_ENTRY.ITEM_TYPE, filter.itemType()))
                .and(equal(AUDIT_ENTRY.ITEM_ID, filter.itemId()))
                .and(equal(
                        AUDIT_ENTRY.ACTOR_KIND,
                        filter.actorKind() == null ? null : filter.actorKind().name()))
                .and(equal(AUDIT_ENTRY.ACTOR_ID, filter.agentId()))
                .and(equal(AUDIT_ENTRY.IP, filter.ip()))
                .and(says(filter.search()))
                .and(during(filter.from(), filter.to()));
    }

    private static <T> Condition equal(Field<T> field, @Nullable T value) {
        return value == null || value.toString().isBlank() ? noCondition() : field.eq(value);
    }

    private static Condition says(@Nullable String search) {
        Condition condition = noCondition();
        String[] words = search == null ? new String[0] : search.strip().split("\\s+");
        for (String word : Arrays.copyOf(words, Math.min(words.length, MOST_WORDS))) {
            if (!word.isEmpty()) {
                String pattern =
                        '%' + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + '%';
                condition = condition.and(AUDIT_ENTRY.WORDS.like(function("fold", String.class, val(pattern))));
            }
        }
        return condition;
    }

    private static Condition during(@Nullable Instant from, @Nullable Instant to) {
        Condition condition = noCondition();
        if (from != null) {
            condition = condition.and(AUDIT_ENTRY.AT.ge(utc(from))).and(AUDIT_ENTRY.ID.ge(lowestId(from)));
        }
        if (to != null) {
            condition = condition
                    .and(AUDIT_ENTRY.AT.lt(utc(to)))
                    .and(AUDIT_ENTRY.ID.lt(lowestId(to.plus(LONGEST_TRANSACTION))));
        }
        return condition;
    }

    // Ids begin with the moment they were made, which is never before the moment the transaction began, nor long
    // after: so the list need not be walked from its end to get to a time.
    private static UUID lowestId(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16 | 0x7000L, Long.MIN_VALUE);
    }

    private AuditEntry entry(Record row) {
        return new AuditEntry(
                row.get(AUDIT_ENTRY.ID),
                row.get(AUDIT_ENTRY.AT).toInstant(),
                new AuditEntry.Actor(
                        ActorKind.valueOf(row.get(AUDIT_ENTRY.ACTOR_KIND)),
                        row.get(AUDIT_ENTRY.ACTOR_ID),
                        row.get(AUDIT_ENTRY.ACTOR_NAME)),
                row.get(AUDIT_ENTRY.IP),
                row.get(AUDIT_ENTRY.ACTION),
                row.get(AUDIT_ENTRY.ITEM_TYPE),
                row.get(AUDIT_ENTRY.ITEM_ID),
                read(row.get(AUDIT_ENTRY.BEFORE)),
                read(row.get(AUDIT_ENTRY.AFTER)),
                read(row.get(AUDIT_ENTRY.FILTER)));
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
