package app.balcao.customer.store;

import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.TableField;

/** The order of the lists of customers and organizations: by name, whatever its case and accents, then by id. */
final class NameOrder {

    private NameOrder() {}

    /** A row with the name it is sorted by. */
    record Placed<T>(T row, String nameFold) {}

    /** What follows the place where the page before ended. */
    static Condition after(TableField<?, String> nameFold, TableField<?, UUID> id, PageRequest page) {
        Cursor after = page.after();
        return after == null ? noCondition() : row(nameFold, id).gt(after.text(0), after.uuid(1));
    }

    /** @param rows one more than the page takes, when there are as many */
    static <T> Page<T> page(List<Placed<T>> rows, PageRequest page, Function<T, UUID> id) {
        return Page.of(rows, page.limit(), last -> Cursor.of(last.nameFold(), id.apply(last.row())))
                .map(Placed::row);
    }
}
