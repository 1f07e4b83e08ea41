package app.balcao.ticket.store;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_COUNTER;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.list.TicketFilter.Period;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * What the database makes of the words of a search, and the eras of the account in which it is to look for them.
 *
 * @param whole as a query for whole words; empty when none is worth looking for
 * @param beginnings the same with the last word as a beginning; empty when it cannot be one
 * @param newest the newest era that can hold what is looked for
 * @param oldest the oldest one
 */
record SearchQuery(String whole, String beginnings, long newest, long oldest) {

    String text(boolean withBeginnings) {
        return withBeginnings ? beginnings : whole;
    }

    /** @param written when what is looked for was written */
    static SearchQuery of(DSLContext sql, SearchText text, Period written) {
        Field<?> language = field("cast('balcao_' || left({0}, 2) as regconfig)", Object.class, ACCOUNT.LANGUAGE);
        Field<?> whole =
                field("websearch_to_tsquery({0}, search_words({0}, {1}))", Object.class, language, val(text.text()));
        Field<?> beginnings = text.beginning() == null
                ? field("''::tsquery", Object.class)
                : field(
                        "websearch_to_tsquery({0}, search_words({0}, {1})) && {2}",
                        Object.class, language, val(text.before()), begun(language, text.beginning()));
        return sql.select(
                        coalesce(TICKET_COUNTER.LAST_NUMBER, inline(0L)),
                        lastNumberBefore(written.to()),
                        lastNumberBefore(written.from()),
                        searchable(whole),
                        searchable(beginnings))
                .from(ACCOUNT)
                .leftJoin(TICKET_COUNTER)
                .on(TICKET_COUNTER.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID))
                .where(ACCOUNT.ACCOUNT_ID.eq(Tenant.id()))
                .fetchSingle(row -> {
                    long now = era(row.value1());
                    // One more on either side, for what was written down somewhat later than it says.
                    long newest = row.value2() == null ? now : Math.min(now, era(row.value2()) + 1);
                    long oldest = row.value3() == null ? 0 : Math.max(0, era(row.value3()) - 1);
                    return new SearchQuery(row.value4(), row.value5(), newest, oldest);
                });
    }

    /**
     * A last word as a whole one, and, as it was typed, as a beginning: its stem may begin words that have nothing to do
     * with it (flores, Florianópolis). What says nothing as a word says nothing as a beginning.
     */
    private static Field<?> begun(Field<?> language, String typed) {
        return field("""
                (select case when numnode(stem) = 0 then stem
                    when stem::text = whole::text then beginning
                    else stem || beginning end
                from (select plainto_tsquery('simple', fold({1})) as whole,
                    to_tsquery('simple', quote_literal(fold({1})) || ':*') as beginning,
                    plainto_tsquery({0}, search_words({0}, {1})) as stem) as typed)""", Object.class, language, val(typed));
    }

    private static long era(long number) {
        return number >> MessageRepository.ERA_BITS;
    }

    /** The last protocol given out before a moment; null where that is not asked for. */
    private static Field<Long> lastNumberBefore(@Nullable OffsetDateTime moment) {
        if (moment == null) {
            return inline(null, SQLDataType.BIGINT);
        }
        var last = lateral(select(TICKET.NUMBER)
                        .from(TICKET)
                        .where(TICKET.ACCOUNT_ID.eq(DEPARTMENT.ACCOUNT_ID))
                        .and(TICKET.DEPARTMENT_ID.eq(DEPARTMENT.ID))
                        .and(TICKET.CREATED_AT.lt(moment))
                        .orderBy(TICKET.CREATED_AT.desc())
                        .limit(inline(1)))
                .as("last");
        return field(select(coalesce(max(last.field(TICKET.NUMBER)), inline(0L)))
                .from(DEPARTMENT)
                .crossJoin(last)
                .where(DEPARTMENT.ACCOUNT_ID.eq(Tenant.id())));
    }

    // A query of nothing but words to leave out would read everything.
    private static Field<String> searchable(Field<?> query) {
        return field("case when querytree({0}) in ('', 'T') then '' else ({0})::text end", String.class, query);
    }
}
