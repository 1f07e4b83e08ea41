package app.balcao.channel.webchat.store;

import static app.balcao.schema.Tables.CHAT_TRIGGER;
import static app.balcao.schema.Tables.CHAT_TRIGGER_LABEL;
import static app.balcao.schema.Tables.CHAT_TRIGGER_RUN;
import static app.balcao.schema.Tables.CHAT_WIDGET;
import static org.jooq.impl.DSL.all;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import app.balcao.channel.webchat.trigger.ChatTrigger;
import app.balcao.channel.webchat.trigger.ChatTrigger.Action;
import app.balcao.channel.webchat.trigger.ChatTrigger.ChatTriggerForm;
import app.balcao.channel.webchat.trigger.ChatTrigger.Hours;
import app.balcao.channel.webchat.trigger.ChatTrigger.Occasion;
import app.balcao.channel.webchat.trigger.ChatTrigger.Reception;
import app.balcao.channel.webchat.trigger.TriggerCondition;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.ChatTriggerRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectWhereStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** SQL of triggers, and of whom they have fired for. */
@Repository
public class ChatTriggerRepository {

    private static final Field<UUID[]> LABELS = array(select(CHAT_TRIGGER_LABEL.LABEL_ID)
                    .from(CHAT_TRIGGER_LABEL)
                    .where(CHAT_TRIGGER_LABEL.ACCOUNT_ID.eq(CHAT_TRIGGER.ACCOUNT_ID))
                    .and(CHAT_TRIGGER_LABEL.TRIGGER_ID.eq(CHAT_TRIGGER.ID))
                    .orderBy(CHAT_TRIGGER_LABEL.LABEL_ID))
            .as("labels");

    private final DSLContext sql;
    private final JsonMapper json;

    ChatTriggerRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Has whatever changes the account's triggers happen one after another, until the transaction ends. */
    public void lock() {
        sql.select(CHAT_WIDGET.VERSION)
                .from(CHAT_WIDGET)
                .where(CHAT_WIDGET.ACCOUNT_ID.eq(Tenant.id()))
                .forNoKeyUpdate()
                .fetch();
    }

    /** In their order. */
    public List<ChatTrigger> list() {
        return read().where(CHAT_TRIGGER.ACCOUNT_ID.eq(Tenant.id()))
                .orderBy(CHAT_TRIGGER.POSITION, CHAT_TRIGGER.ID)
                .fetch(this::trigger);
    }

    /** Those that can fire, in their order. */
    public List<ChatTrigger> active() {
        return read().where(CHAT_TRIGGER.ACCOUNT_ID.eq(Tenant.id()))
                .and(CHAT_TRIGGER.ACTIVE)
                .orderBy(CHAT_TRIGGER.POSITION, CHAT_TRIGGER.ID)
                .fetch(this::trigger);
    }

    /** Whether any can fire. */
    public boolean anyActive() {
        return sql.fetchExists(
                CHAT_TRIGGER, CHAT_TRIGGER.ACCOUNT_ID.eq(Tenant.id()).and(CHAT_TRIGGER.ACTIVE));
    }

    public Optional<ChatTrigger> find(UUID id) {
        return read().where(is(id)).fetchOptional(this::trigger);
    }

    public int count() {
        return sql.fetchCount(CHAT_TRIGGER, CHAT_TRIGGER.ACCOUNT_ID.eq(Tenant.id()));
    }

    private SelectWhereStep<Record> read() {
        return sql.select(CHAT_TRIGGER.fields()).select(LABELS).from(CHAT_TRIGGER);
    }

    /** Adds one after the others. Fails with a duplicate key when the name is taken. */
    public UUID insert(ChatTriggerForm form) {
        ChatTriggerRecord row = record(form);
        row.setAccountId(Tenant.id());
        UUID id = sql.insertInto(CHAT_TRIGGER)
                .set(row)
                .set(
                        CHAT_TRIGGER.POSITION,
                        field(select(coalesce(max(CHAT_TRIGGER.POSITION), val(0))
                                        .plus(1))
                                .from(CHAT_TRIGGER)
                                .where(CHAT_TRIGGER.ACCOUNT_ID.eq(Tenant.id()))))
                .returningResult(CHAT_TRIGGER.ID)
                .fetchSingle()
                .value1();
        label(id, form.reception().labelIds());
        return id;
    }

    /** Fails with a duplicate key when the name is taken. */
    public int update(UUID id, ChatTriggerForm form) {
        int changed = sql.update(CHAT_TRIGGER)
                .set(record(form))
                .set(CHAT_TRIGGER.VERSION, CHAT_TRIGGER.VERSION.plus(1))
                .where(is(id))
                .execute();
        label(id, form.reception().labelIds());
        return changed;
    }

    private void label(UUID id, List<UUID> labels) {
        UUID[] wanted = labels.toArray(UUID[]::new);
        sql.deleteFrom(CHAT_TRIGGER_LABEL)
                .where(CHAT_TRIGGER_LABEL.ACCOUNT_ID.eq(Tenant.id()))
                .and(CHAT_TRIGGER_LABEL.TRIGGER_ID.eq(id))
                .and(CHAT_TRIGGER_LABEL.LABEL_ID.ne(all(wanted)))
                .execute();
        if (!labels.isEmpty()) {
            sql.insertInto(
                            CHAT_TRIGGER_LABEL,
                            CHAT_TRIGGER_LABEL.ACCOUNT_ID,
                            CHAT_TRIGGER_LABEL.TRIGGER_ID,
                            CHAT_TRIGGER_LABEL.LABEL_ID)
                    .valuesOfRows(labels.stream()
                            .map(each -> row(Tenant.id(), id, each))
                            .toList())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** Numbers them in the order given. */
    public void order(List<UUID> ids) {
        sql.batch(IntStream.range(0, ids.size())
                        .mapToObj(each -> sql.update(CHAT_TRIGGER)
                                .set(CHAT_TRIGGER.POSITION, each + 1)
                                .where(is(ids.get(each))))
                        .toList())
                .execute();
    }

    /** @return whether it was there */
    public boolean delete(UUID id) {
        return sql.deleteFrom(CHAT_TRIGGER).where(is(id)).execute() == 1;
    }

    /** Which of the triggers have fired for this browser, or for one at this address. */
    public Set<UUID> ran(List<UUID> triggers, UUID visitorId, String ip) {
        return new HashSet<>(sql.selectDistinct(CHAT_TRIGGER_RUN.TRIGGER_ID)
                .from(CHAT_TRIGGER_RUN)
                .where(CHAT_TRIGGER_RUN.ACCOUNT_ID.eq(Tenant.id()))
                .and(CHAT_TRIGGER_RUN.TRIGGER_ID.eq(any(triggers.toArray(UUID[]::new))))
                .and(CHAT_TRIGGER_RUN.VISITOR_ID.eq(visitorId).or(CHAT_TRIGGER_RUN.IP.eq(ip)))
                .fetch(CHAT_TRIGGER_RUN.TRIGGER_ID));
    }

    /** Remembers that a trigger has fired for a visitor. @return false when that was known */
    public boolean remember(UUID triggerId, UUID visitorId, String ip, Instant now) {
        return sql.insertInto(CHAT_TRIGGER_RUN)
                        .set(CHAT_TRIGGER_RUN.ACCOUNT_ID, Tenant.id())
                        .set(CHAT_TRIGGER_RUN.TRIGGER_ID, triggerId)
                        .set(CHAT_TRIGGER_RUN.VISITOR_ID, visitorId)
                        .set(CHAT_TRIGGER_RUN.IP, ip)
                        .set(CHAT_TRIGGER_RUN.RAN_AT, now.atOffset(ZoneOffset.UTC))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    private ChatTriggerRecord record(ChatTriggerForm form) {
        var row = new ChatTriggerRecord();
        row.setName(form.name());
        row.setDescription(form.description());
        row.setActive(form.active());
        row.setOnce(form.once());
        row.setTimeZone(form.timeZone());
        row.setWeekdays(form.weekdays().stream().map(Integer::shortValue).toArray(Short[]::new));
        row.setStartsMinute(minute(form.hours() == null ? null : form.hours().starts()));
        row.setEndsMinute(minute(form.hours() == null ? null : form.hours().ends()));
        row.setConditions(JSONB.valueOf(json.writeValueAsString(form.conditions())));
        row.setAction(form.action().name());
        row.setText(form.text());
        row.setImageUrl(form.imageUrl());
        row.setLinkUrl(form.linkUrl());
        row.setWaitSeconds(form.reception().waitSeconds());
        row.setDepartmentId(form.reception().departmentId());
        row.setAgentId(form.reception().agentId());
        row.setVisitorName(form.reception().visitorName());
        row.setOccasion(form.occasion().name());
        return row;
    }

    private static @Nullable Short minute(@Nullable Integer minute) {
        return minute == null ? null : minute.shortValue();
    }

    private ChatTrigger trigger(Record found) {
        ChatTriggerRecord row = found.into(CHAT_TRIGGER);
        Short starts = row.getStartsMinute();
        Short ends = row.getEndsMinute();
        return new ChatTrigger(
                row.getId(),
                row.getPosition(),
                new ChatTriggerForm(
                        row.getName(),
                        row.getDescription(),
                        row.getActive(),
                        row.getOnce(),
                        row.getTimeZone(),
                        Arrays.stream(row.getWeekdays()).map(Short::intValue).toList(),
                        starts == null || ends == null ? null : new Hours(starts, ends),
                        List.of(json.readValue(row.getConditions().data(), TriggerCondition[].class)),
                        Action.valueOf(row.getAction()),
                        row.getText(),
                        row.getImageUrl(),
                        row.getLinkUrl(),
                        new Reception(
                                row.getWaitSeconds(),
                                row.getDepartmentId(),
                                row.getAgentId(),
                                List.of(found.get(LABELS)),
                                row.getVisitorName()),
                        Occasion.valueOf(row.getOccasion())),
                row.getVersion());
    }

    private static Condition is(UUID id) {
        return CHAT_TRIGGER.ACCOUNT_ID.eq(Tenant.id()).and(CHAT_TRIGGER.ID.eq(id));
    }
}
