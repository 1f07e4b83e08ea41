package app.balcao.channel.email.store;

import static app.balcao.schema.Tables.INCOMING_EMAIL;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import app.balcao.platform.files.ContentKeeper;
import app.balcao.platform.tenant.Tenant;
import org.jooq.Condition;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Keeps the sources of collected messages. */
@Component("incomingEmailSourceKeeper")
final class SourceKeeper implements ContentKeeper {

    @Override
    public Condition needs(Field<byte[]> sha256) {
        return exists(selectOne()
                .from(INCOMING_EMAIL)
                .where(INCOMING_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                .and(INCOMING_EMAIL.SOURCE.eq(sha256)));
    }
}
