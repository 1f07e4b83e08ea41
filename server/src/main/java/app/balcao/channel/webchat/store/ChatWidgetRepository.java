package app.balcao.channel.webchat.store;

import static app.balcao.schema.Tables.CHAT_WIDGET;

import app.balcao.channel.webchat.ChatWidget;
import app.balcao.channel.webchat.ChatWidget.Side;
import app.balcao.channel.webchat.WidgetTexts;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.ChatWidgetRecord;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                .set(CHAT_WIDGET.TEXTS, written(form.texts()))
                .set(CHAT_WIDGET.VERSION, CHAT_WIDGET.VERSION.plus(1))
                .where(CHAT_WIDGET.ACCOUNT_ID.eq(Tenant.id()))
                .execute();
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
                read(row.getTexts()),
                row.getVersion());
    }
}
