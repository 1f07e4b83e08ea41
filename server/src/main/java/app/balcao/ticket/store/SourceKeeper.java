package app.balcao.ticket.store;

import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import app.balcao.platform.files.ContentKeeper;
import app.balcao.platform.tenant.Tenant;
import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Keeps the e-mails that messages came by. */
@Component
final class SourceKeeper implements ContentKeeper {

    @Override
    public Condition needs(Field<byte[]> sha256) {
        return exists(selectOne()
                .from(TICKET_MESSAGE)
                .where(TICKET_MESSAGE.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET_MESSAGE.SOURCE.eq(sha256)));
    }
}
