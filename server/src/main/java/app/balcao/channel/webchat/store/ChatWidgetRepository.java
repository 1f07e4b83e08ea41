package app.balcao.channel.webchat.store;

import static app.balcao.schema.Tables.CHAT_WIDGET;
import static app.balcao.schema.Tables.CHAT_WIDGET_FORMER_KEY;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import app.balcao.channel.webchat.ChatWidget;
import app.balcao.channel.webchat.ChatWidget.Side;
import app.balcao.channel.webchat.WidgetTexts;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.ChatWidgetRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL of the account's widget. */
@Repository
public class ChatWidgetRepository {

    private static final TypeReference<Map<String, WidgetTexts>> TEXTS = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;

    ChatWidgetRepository(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** Empty only for an account that is none. */
    public Optional<ChatWidget> find() {
        return sql.selectFrom(CHAT_WIDGET)
                .where(CHAT_WIDGET.ACCOUNT_ID.eq(Tenant.id()))
                .fetchOptional(this::widget);
    }

    /** Reads it, and keeps others from changing it until the transaction ends. */
    public ChatWidget lock() {
        return sql.selectFrom(CHAT_WIDGET)
                .where(CHAT_WIDGET.ACCOUNT_ID.eq(Tenant.id()))
                .forNoKeyUpdate()
                .fetchSingle(this::widget);
    }

    /** Stores what can be chosen. */
    public void update(ChatWidget form) {
        sql.update(CHAT_WIDGET)
                .set(CHAT_WIDGET.SIDE, form.side().name())
                .set(CHAT_WIDGET.COLOR, form.color())
                .set(CHAT_WIDGET.SITES, form.sites().toArray(String[]::new))
                .set(CHAT_WIDGET.FORM_EMAIL, form.formEmail())
                .set(CHAT_WIDGET.IN_PORTAL, form.inPortal())
                .set(CHAT_WIDGET.TEXTS, written(form.texts()))
                .set(CHAT_WIDGET.VERSION, CHAT_WIDGET.VERSION.plus(1))
                .where(CHAT_WIDGET.ACCOUNT_ID.eq(Tenant.id()))
                .execute();
    }

    /** Whether pages with a key that was replaced work still. */
    public boolean isGood(UUID formerId, Instant now) {
        return sql.fetchExists(
                CHAT_WIDGET_FORMER_KEY,
                CHAT_WIDGET_FORMER_KEY
                        .ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(CHAT_WIDGET_FORMER_KEY.PUBLIC_ID.eq(formerId))
                        .and(CHAT_WIDGET_FORMER_KEY.GOOD_UNTIL.gt(at(now))));
    }

    /** Until when the last of the keys is good that were replaced. */
    public Optional<Instant> formerKeysUntil(Instant now) {
        return sql.select(max(CHAT_WIDGET_FORMER_KEY.GOOD_UNTIL))
                .from(CHAT_WIDGET_FORMER_KEY)
                .where(CHAT_WIDGET_FORMER_KEY.ACCOUNT_ID.eq(Tenant.id()))
                .and(CHAT_WIDGET_FORMER_KEY.GOOD_UNTIL.gt(at(now)))
                .fetchOptional(row -> row.value1())
                .map(OffsetDateTime::toInstant);
    }

    /** Gives the widget another key. None that it had is good for longer than until then. */
    public void changeKey(UUID before, UUID after, Instant until) {
        sql.update(CHAT_WIDGET)
                .set(CHAT_WIDGET.PUBLIC_ID, after)
                .where(CHAT_WIDGET.ACCOUNT_ID.eq(Tenant.id()))
                .execute();
        sql.update(CHAT_WIDGET_FORMER_KEY)
                .set(CHAT_WIDGET_FORMER_KEY.GOOD_UNTIL, least(CHAT_WIDGET_FORMER_KEY.GOOD_UNTIL, val(at(until))))
                .where(CHAT_WIDGET_FORMER_KEY.ACCOUNT_ID.eq(Tenant.id()))
                .execute();
        sql.insertInto(CHAT_WIDGET_FORMER_KEY)
                .set(CHAT_WIDGET_FORMER_KEY.ACCOUNT_ID, Tenant.id())
                .set(CHAT_WIDGET_FORMER_KEY.PUBLIC_ID, before)
                .set(CHAT_WIDGET_FORMER_KEY.GOOD_UNTIL, at(until))
                .execute();
    }

    /** Forgets keys that are good no longer. */
    public void forgetKeys(Instant now) {
        sql.deleteFrom(CHAT_WIDGET_FORMER_KEY)
                .where(CHAT_WIDGET_FORMER_KEY.ACCOUNT_ID.eq(Tenant.id()))
                .and(CHAT_WIDGET_FORMER_KEY.GOOD_UNTIL.le(at(now)))
                .execute();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private JSONB written(Map<Language, WidgetTexts> texts) {
        Map<String, WidgetTexts> byTag = new LinkedHashMap<>();
        texts.forEach((language, each) -> byTag.put(language.tag(), each));
        return JSONB.valueOf(json.writeValueAsString(byTag));
    }

    private Map<Language, WidgetTexts> read(JSONB texts) {
        Map<Language, WidgetTexts> byLanguage = new EnumMap<>(Language.class);
        json.readValue(texts.data(), TEXTS)
                .forEach((tag, each) -> Language.ofTag(tag).ifPresent(language -> byLanguage.put(language, each)));
        return byLanguage;
    }

    private ChatWidget widget(ChatWidgetRecord row) {
        return new ChatWidget(
                row.getPublicId(),
                Side.valueOf(row.getSide()),
                row.getColor(),
                List.of(row.getSites()),
                row.getFormEmail(),
                row.getInPortal(),
                read(row.getTexts()),
                row.getVersion());
    }
}
