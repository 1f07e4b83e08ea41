package app.balcao.platform.files;

import org.jooq.Condition;
import org.jooq.Field;

/**
 * Names content that a module refers to without an attachment, such as the source of an e-mail, so that it is
 * not cleared away.
 */
public interface ContentKeeper {

    /**
     * True for content that is needed, as part of a larger query over the account's content.
     *
     * @param sha256 the address in question
     */
    Condition needs(Field<byte[]> sha256);
}
