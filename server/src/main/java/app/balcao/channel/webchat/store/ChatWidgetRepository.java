package app.balcao.channel.webchat.store;

import static app.balcao.schema.Tables.CHAT_WIDGET;

import app.balcao.channel.webchat.ChatWidget;
import app.balcao.channel.webchat.ChatWidget.Side;
import app.balcao.channel.webchat.ChatWidgets;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.ChatWidgetRecord;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of the account's widget. */
@Repository
public class ChatWidgetRepository {

    private final DSLContext sql;

    ChatWidgetRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Empty only for an account that is none. */
    public Optional<ChatWidget> find() {
        return sql.selectFrom(CHAT_WIDGET)
                .where(CHAT_WIDGET.ACCOUNT_ID.eq(Tenant.id()))
                .fetchOptional(ChatWidgetRepository::widget);
    }

    /** Reads it, and keeps others from changing it until the transaction ends. */
    public ChatWidget lock() {
        return sql.selectFrom(CHAT_WIDGET)
                .where(CHAT_WIDGET.ACCOUNT_ID.eq(Tenant.id()))
                .forNoKeyUpdate()
                .fetchSingle(ChatWidgetRepository::widget);
    }

    public void update(ChatWidgets.Form form) {
        sql.update(CHAT_WIDGET)
                .set(CHAT_WIDGET.SIDE, form.side().name())
                .set(CHAT_WIDGET.COLOR, form.color())
                .set(CHAT_WIDGET.SITES, form.sites().toArray(String[]::new))
                .set(CHAT_WIDGET.VERSION, CHAT_WIDGET.VERSION.plus(1))
                .where(CHAT_WIDGET.ACCOUNT_ID.eq(Tenant.id()))
                .execute();
    }

    private static ChatWidget widget(ChatWidgetRecord row) {
        return new ChatWidget(
                row.getPublicId(),
                Side.valueOf(row.getSide()),
                row.getColor(),
                List.of(row.getSites()),
                row.getVersion());
    }
}
