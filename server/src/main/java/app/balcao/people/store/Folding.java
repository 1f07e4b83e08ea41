package app.balcao.people.store;

import org.jooq.Field;
import org.jooq.impl.DSL;

/** Text as lists sort and search it: without accents, in lower case. */
final class Folding {

    private Folding() {}

    static Field<String> fold(Field<String> text) {
        return DSL.function("fold", String.class, text);
    }

    static Field<String> fold(String text) {
        return fold(DSL.val(text));
    }
}
