package app.balcao.notice.store;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.INSTALLED_VERSION;
import static app.balcao.schema.Tables.NOTICE_PREFERENCES;
import static app.balcao.schema.Tables.NOTICE_TOLD;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.when;

import app.balcao.notice.Addressee;
import app.balcao.notice.NoticeChoice;
import app.balcao.notice.NoticeKind;
import app.balcao.notice.NoticePreferences;
import app.balcao.notice.WeeklySummaries.Figures;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.tenant.Tenant;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL of account notices. */
@Repository
public class NoticeRepository {

    private static final TypeReference<Map<String, Gets>> CHOICES = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;

    NoticeRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** A choice as it is kept, under the name of its kind. */
    record Gets(boolean administrators, boolean owner) {}

    /** What the account chose, and the program's choice for the rest. */
    public NoticePreferences preferences() {
        return sql.selectFrom(NOTICE_PREFERENCES)
                .where(NOTICE_PREFERENCES.ACCOUNT_ID.eq(Tenant.id()))
                .fetchOptional(row -> new NoticePreferences(
                        choices(json.readValue(row.getChoices().data(), CHOICES)), row.getVersion()))
                .orElseGet(() -> new NoticePreferences(choices(Map.of()), 1));
    }

    private static List<NoticeChoice> choices(Map<String, Gets> kept) {
        return Arrays.stream(NoticeKind.values())
                .map(kind -> {
                    Gets gets = kept.get(kind.name());
                    return gets == null
                            ? NoticeChoice.byDefault(kind)
                            : new NoticeChoice(kind, gets.administrators(), gets.owner());
                })
                .toList();
    }

    /** Lays the row that holds the choices, if it is not there. */
    public void prepare() {
        sql.insertInto(NOTICE_PREFERENCES)
                .set(NOTICE_PREFERENCES.ACCOUNT_ID, Tenant.id())
                .onConflictDoNothing()
                .execute();
    }

    /** Keeps choices if nobody changed them since {@code version}; answers whether it did. */
    public boolean change(List<NoticeChoice> choices, int version) {
        Map<String, Gets> kept = choices.stream()
                .collect(Collectors.toMap(
                        each -> each.kind().name(), each -> new Gets(each.administrators(), each.owner())));
        return sql.update(NOTICE_PREFERENCES)
                        .set(NOTICE_PREFERENCES.CHOICES, JSONB.valueOf(json.writeValueAsString(kept)))
                        .set(NOTICE_PREFERENCES.VERSION, NOTICE_PREFERENCES.VERSION.plus(1))
                        .where(NOTICE_PREFERENCES.ACCOUNT_ID.eq(Tenant.id()))
                        .and(NOTICE_PREFERENCES.VERSION.eq(version))
                        .execute()
                == 1;
    }

    /** The agents whom a choice names, each once. */
    public List<Addressee> addressees(NoticeChoice choice) {
        return sql.select(AGENT.ID, AGENT.NAME, AGENT.EMAIL, coalesce(AGENT.LANGUAGE, ACCOUNT.LANGUAGE))
                .from(AGENT)
                .join(ACCOUNT)
                .on(ACCOUNT.ACCOUNT_ID.eq(AGENT.ACCOUNT_ID))
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.ACTIVE)
                .and(ACCOUNT.ACTIVE)
                .and(AGENT.IS_ADMINISTRATOR)
                .and(when(AGENT.IS_OWNER, choice.owner()).otherwise(choice.administrators()))
                .orderBy(AGENT.ID)
                .fetch(row -> new Addressee(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        Language.ofTag(row.value4()).orElse(Language.PT_BR)));
    }

    public int activeAgents() {
        return sql.fetchCount(AGENT, AGENT.ACCOUNT_ID.eq(Tenant.id()).and(AGENT.ACTIVE));
    }

    /** Whether an occasion is the last that was told. */
    public boolean told(NoticeKind kind, String occasion) {
        return sql.fetchExists(
                NOTICE_TOLD,
                NOTICE_TOLD
                        .ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(NOTICE_TOLD.KIND.eq(kind.name()))
                        .and(NOTICE_TOLD.OCCASION.eq(occasion)));
    }

    /** Takes an occasion to tell; false when somebody has, for whom it waits. */
    public boolean claim(NoticeKind kind, String about, String occasion) {
        return sql.insertInto(
                                NOTICE_TOLD,
                                NOTICE_TOLD.ACCOUNT_ID,
                                NOTICE_TOLD.KIND,
                                NOTICE_TOLD.ABOUT,
                                NOTICE_TOLD.OCCASION)
                        .values(Tenant.id(), kind.name(), about, occasion)
                        .onConflict(NOTICE_TOLD.ACCOUNT_ID, NOTICE_TOLD.KIND, NOTICE_TOLD.ABOUT)
                        .doUpdate()
                        .set(NOTICE_TOLD.OCCASION, excluded(NOTICE_TOLD.OCCASION))
                        .where(NOTICE_TOLD.OCCASION.ne(excluded(NOTICE_TOLD.OCCASION)))
                        .execute()
                == 1;
    }

    /** Counts a week, in one statement that reads nothing but indexes' ranges of it. */
    public Figures figures(Instant from, Instant until) {
        OffsetDateTime begin = from.atOffset(ZoneOffset.UTC);
        OffsetDateTime end = until.atOffset(ZoneOffset.UTC);
        Condition ours = TICKET.ACCOUNT_ID
                .eq(Tenant.id())
                .and(TICKET.DEPARTMENT_ID.in(
                        select(DEPARTMENT.ID).from(DEPARTMENT).where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id()))));
        return sql.select(
                        count(ours.and(TICKET.CREATED_AT.ge(begin)).and(TICKET.CREATED_AT.lt(end))),
                        count(ours.and(TICKET.LAST_MESSAGE_AT.ge(begin))
                                .and(TICKET.FIRST_REPLY_AT.ge(begin))
                                .and(TICKET.FIRST_REPLY_AT.lt(end))),
                        count(ours.and(TICKET.CLOSED_AT.ge(begin)).and(TICKET.CLOSED_AT.lt(end))),
                        count(ours.and(TICKET.CLOSED_AT.isNull())),
                        count(ours.and(TICKET.SITUATION.eq((short) 1))))
                .fetchSingle(row -> new Figures(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    private static Field<Integer> count(Condition which) {
        return field(selectCount().from(TICKET).where(which));
    }

    /** Writes down that a version runs here; answers whether it never did. */
    public boolean remember(String version) {
        return sql.insertInto(INSTALLED_VERSION, INSTALLED_VERSION.VERSION)
                        .values(version)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Whether another version ran here. */
    public boolean ranBefore(String version) {
        return sql.fetchExists(INSTALLED_VERSION, INSTALLED_VERSION.VERSION.ne(version));
    }
}
