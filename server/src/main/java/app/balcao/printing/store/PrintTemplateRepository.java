package app.balcao.printing.store;

import static app.balcao.schema.Tables.PRINT_TEMPLATE;

import app.balcao.platform.tenant.Tenant;
import app.balcao.printing.Looks;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Versions of templates. */
@Repository
public class PrintTemplateRepository {

    private final DSLContext sql;

    PrintTemplateRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** @param body null for the product's own */
    public record Stored(int number, @Nullable String body, Looks looks, OffsetDateTime savedAt, String savedBy) {}

    /** The latest, the last saved first. */
    public List<Stored> latest(int most) {
        return sql.selectFrom(PRINT_TEMPLATE)
                .where(PRINT_TEMPLATE.ACCOUNT_ID.eq(Tenant.id()))
                .orderBy(PRINT_TEMPLATE.NUMBER.desc())
                .limit(most)
                .fetch(row -> new Stored(
                        row.getNumber(),
                        row.getBody(),
                        new Looks(
                                Looks.Font.valueOf(row.getFont()),
                                row.getFontSize(),
                                Looks.Spacing.valueOf(row.getSpacing())),
                        row.getSavedAt(),
                        row.getSaverName()));
    }

    /** Adds a version, unless there is one of that number. @return whether it did */
    public boolean add(int number, @Nullable String body, Looks looks, UUID by, String byName, OffsetDateTime now) {
        return sql.insertInto(PRINT_TEMPLATE)
                        .set(PRINT_TEMPLATE.ACCOUNT_ID, Tenant.id())
                        .set(PRINT_TEMPLATE.NUMBER, number)
                        .set(PRINT_TEMPLATE.BODY, body)
                        .set(PRINT_TEMPLATE.FONT, looks.font().name())
                        .set(PRINT_TEMPLATE.FONT_SIZE, (short) looks.fontSize())
                        .set(PRINT_TEMPLATE.SPACING, looks.spacing().name())
                        .set(PRINT_TEMPLATE.SAVED_AT, now)
                        .set(PRINT_TEMPLATE.SAVED_BY, by)
                        .set(PRINT_TEMPLATE.SAVER_NAME, byName)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }
}
