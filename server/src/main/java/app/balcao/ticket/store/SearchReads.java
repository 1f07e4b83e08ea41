package app.balcao.ticket.store;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_COUNTER;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import app.balcao.field.FieldFilters;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.PersonalDataMask;
import app.balcao.people.Sight.Departments;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.TicketFilter;
import app.balcao.ticket.TicketRow;
import app.balcao.ticket.TicketRow.Match;
import app.balcao.ticket.TicketRow.Where;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Finds tickets by number, by the words of their messages, by their customer's name or address; newest match first.
 *
 * <p>Messages are looked through era by era of the account's life ({@link SearchEras}), newest first, until the page
 * is full; words, era and the departments in sight are one condition on one index, so that the work follows what is
 * shown, however common the words are. Whole words come first; only when they do not fill a page is the last word
 * also taken as the beginning of longer ones.
 */
@Repository
public class SearchReads {

    /** The place of a ticket found by its number: before all others. */
    private static final OffsetDateTime FIRST = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /** Stands for the era of the row that is looked at; no word holds it. */
    private static final String ANY_ERA = "\u0001";

    private static final int CUSTOMERS = 50;
    private static final int EXCERPT_SOURCE = 20_000;

    private static final Field<OffsetDateTime> AT = field(name("hit", "at"), OffsetDateTime.class);
    private static final Field<Long> ERA = field(name("hit", "era"), Long.class);
    private static final Field<String> HTML = field(
                    "left({0}, {1})", String.class, TICKET_MESSAGE.HTML, inline(EXCERPT_SOURCE))
            .as("excerpt_source");

    private static final Field<Boolean> WHOLE = field(name("whole"), Boolean.class);

    private static final RecordMapper<Record, TicketRow> ROW = RowFields.reader(TICKET);

    // The eras come in their order, since that of a nested loop's outer side is kept, and the outer limit stops them
    // when there is enough. Each finds a ticket by its newest matching message, then looks at tickets one by one
    // until the page is full: the limits inside keep the planner from joining whole tables instead. What is compared
    // with the vector is made beforehand, as row-level security lets an index answer only conditions whose every
    // function is known not to leak, and those that make a query are not.
    private static final String HITS = """
            with step as materialized (
                select query::tsquery as query, {1} - position + 1 as era
                from unnest({0}) with ordinality as s(query, position)),
            somebody as materialized (
                (select id from customer where account_id = {2} and {3}
                    and (name_fold like fold({4}) || '%' or name_fold like '% ' || fold({4}) || '%')
                    and ({13} or name_fold not like '%@%') limit {5})
                union
                (select customer_id from customer_email where account_id = {2} and {3} and {13}
                    and email like lower({4}) || '%' limit {5})),
            written as (
                select m.ticket_id, m.message_id, m.at, step.era
                from step
                cross join lateral (
                    select c.ticket_id, c.message_id, c.at
                    from (
                        select * from (
                            select distinct on (m.ticket_id) m.ticket_id, m.id as message_id, m.created_at as at
                            from ticket_message m
                            where m.account_id = {2} and m.search @@ step.query
                            order by m.ticket_id, m.created_at desc, m.id desc) newest
                        where (newest.at, newest.ticket_id) < ({7}, {8})
                        order by newest.at desc, newest.ticket_id desc
                        offset 0) c
                    cross join lateral (
                        select from ticket
                        where ticket.account_id = {2} and ticket.id = c.ticket_id and {6}
                            and (ticket.customer_id is null or ticket.customer_id not in (select id from somebody))
                            and ticket.number is distinct from {9}
                        limit 1) seen
                    left join lateral (
                        select true as found from ticket_message m
                        where m.account_id = {2} and m.ticket_id = c.ticket_id and m.search_era > step.era
                            and m.search @@ (replace({12}, chr(1), m.search_era::text)::tsquery)
                        limit 1) newer on true
                    where newer.found is null
                    order by c.at desc, c.ticket_id desc
                    limit {10}) m
                limit {10})
            select ticket_id, message_id, at, era from written
            union all (
                select found.id, null, found.last_message_at, null
                from somebody
                cross join lateral (
                    select ticket.id, ticket.last_message_at from ticket
                    where ticket.account_id = {2} and ticket.customer_id = somebody.id and {6}
                        and (ticket.last_message_at, ticket.id) < ({7}, {8})
                        and ticket.number is distinct from {9}
                    order by ticket.last_message_at desc, ticket.id desc
                    limit {10}) found
                order by found.last_message_at desc, found.id desc
                limit {10})
            union all
            select ticket.id, null, {7}, null from ticket
            where ticket.account_id = {2} and ticket.number = {9} and {7} = {11} and {6}
            """;

    private final DSLContext sql;
    private final FieldFilters fields;

    SearchReads(DSLContext sql, FieldFilters fields) {
        this.sql = sql;
        this.fields = fields;
    }

    /** Where the last page ended: the place of its last row, and the era it came to; null before the first page. */
    private record Place(
            OffsetDateTime at,
            UUID ticketId,
            boolean beginnings,
            @Nullable Long era) {

        private static final UUID LAST_ID = new UUID(-1, -1);

        static Place of(@Nullable Cursor cursor) {
            return cursor == null
                    ? new Place(FIRST, LAST_ID, false, null)
                    : new Place(
                            cursor.time(0),
                            cursor.uuid(1),
                            cursor.number(2) == 1,
                            Math.clamp(cursor.number(3), 0L, (long) Integer.MAX_VALUE));
        }

        Place amongBeginnings() {
            return new Place(at, ticketId, true, era);
        }
    }

    /**
     * What the database makes of the words.
     *
     * @param whole as a query for whole words; empty when none is worth looking for
     * @param beginnings the same with the last word as a beginning; empty when it cannot be one
     */
    private record Asked(long era, String whole, String beginnings) {

        String query(Place place) {
            return place.beginnings() ? beginnings : whole;
        }

        /** The era that a page begins with. */
        long newest(Place place) {
            return place.era() == null ? era : place.era();
        }
    }

    /** A row found, and what says where. */
    private record Hit(
            TicketRow row, OffsetDateTime at, @Nullable Long era) {}

    /** Who looks for what, and how many rows of it. */
    private record Question(ActingAgent reader, TicketFilter filter, SearchText text, Asked asked, int limit) {}

    public Page<TicketRow> search(ActingAgent reader, TicketFilter filter, String typed, PageRequest request) {
        SearchText text = SearchText.of(typed);
        Question question = new Question(reader, filter, text, asked(text), request.limit());
        Place place = Place.of(request.after());
        if (question.asked().beginnings().isEmpty() || request.after() != null) {
            return page(question, place, found(question, place));
        }
        // Beginnings are looked for first: what does not fill a page has all that whole words would find in it, and
        // where all of it has the whole words they would find the same.
        Place among = place.amongBeginnings();
        Result<Record> broad = found(question, among);
        if (broad.size() <= question.limit()) {
            return page(question, among, broad);
        }
        if (broad.stream().noneMatch(row -> Boolean.FALSE.equals(row.get(WHOLE)))) {
            return page(question, place, broad);
        }
        Result<Record> narrow = found(question, place);
        return narrow.size() <= question.limit() ? page(question, among, broad) : page(question, place, narrow);
    }

    private Asked asked(SearchText text) {
        Field<?> language = field("cast('balcao_' || left({0}, 2) as regconfig)", Object.class, ACCOUNT.LANGUAGE);
        Field<?> whole = field("websearch_to_tsquery({0}, {1})", Object.class, language, val(text.text()));
        Field<?> beginnings = text.beginning() == null
                ? field("''::tsquery", Object.class)
                : field(
                        "websearch_to_tsquery({0}, {1}) && to_tsquery({0}, {2})",
                        Object.class, language, val(text.before()), val(text.beginning() + ":*"));
        return sql.select(TICKET_COUNTER.LAST_NUMBER, searchable(whole), searchable(beginnings))
                .from(ACCOUNT)
                .leftJoin(TICKET_COUNTER)
                .on(TICKET_COUNTER.ACCOUNT_ID.eq(ACCOUNT.ACCOUNT_ID))
                .where(ACCOUNT.ACCOUNT_ID.eq(Tenant.id()))
                .fetchSingle(row -> new Asked(
                        row.value1() == null ? 0 : row.value1() >> MessageRepository.ERA_BITS,
                        row.value2(),
                        row.value3()));
    }

    // A query of nothing but words to leave out would read everything.
    private static Field<String> searchable(Field<?> query) {
        return field("case when querytree({0}) in ('', 'T') then '' else ({0})::text end", String.class, query);
    }

    private Result<Record> found(Question question, Place place) {
        int rows = question.limit() + 1;
        return sql.select(RowFields.of(TICKET))
                .select(AT, ERA, HTML, whole(question.asked()))
                .from(RowFields.joined(
                        hits(question, place, rows)
                                .join(TICKET)
                                .on(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                                .and(TICKET.ID.eq(field(name("hit", "ticket_id"), UUID.class)))
                                .leftJoin(TICKET_MESSAGE)
                                .on(TICKET_MESSAGE.ACCOUNT_ID.eq(Tenant.id()))
                                .and(TICKET_MESSAGE.TICKET_ID.eq(TICKET.ID))
                                .and(TICKET_MESSAGE.ID.eq(field(name("hit", "message_id"), UUID.class))),
                        TICKET))
                .orderBy(AT.desc(), TICKET.ID.desc())
                .limit(inline(rows))
                .fetch();
    }

    /** Whether the message found has the whole words; null for what was not found by a message. */
    private static Field<Boolean> whole(Asked asked) {
        if (asked.whole().isEmpty()) {
            return when(TICKET_MESSAGE.ID.isNotNull(), inline(false)).as(WHOLE);
        }
        return field(
                        "{0} @@ (replace({1}, chr(1), {2}::text)::tsquery)",
                        Boolean.class,
                        TICKET_MESSAGE.SEARCH,
                        val(SearchEras.inEra(ANY_ERA, asked.whole())),
                        TICKET_MESSAGE.SEARCH_ERA)
                .as(WHOLE);
    }

    private static Page<TicketRow> page(Question question, Place place, Result<Record> found) {
        Excerpts excerpts = new Excerpts(question.asked().query(place));
        boolean shown = question.reader().may(Permission.CUSTOMER_PERSONAL_VIEW);
        List<Hit> hits = found.map(row -> hit(row, question.text(), excerpts, shown));
        long from = question.asked().newest(place);
        return Page.of(hits, question.limit(), each -> cursor(hits, each, place, from))
                .map(Hit::row);
    }

    private static Cursor cursor(List<Hit> found, Hit last, Place place, long from) {
        long reached = found.subList(0, found.indexOf(last) + 1).stream()
                .map(Hit::era)
                .filter(Objects::nonNull)
                .mapToLong(era -> era)
                .min()
                .orElse(from);
        return Cursor.of(last.at(), last.row().id(), place.beginnings() ? 1 : 0, reached);
    }

    private Table<?> hits(Question question, Place place, int rows) {
        ActingAgent reader = question.reader();
        TicketFilter filter = question.filter();
        SearchText text = question.text();
        String query = question.asked().query(place);
        long newestEra = question.asked().newest(place);
        Departments departments = Filters.departments(reader, filter);
        boolean words = !query.isEmpty() && !departments.isEmpty();
        String[] conditions = LongStream.rangeClosed(0, words ? newestEra : -1)
                .mapToObj(back ->
                        SearchEras.condition(newestEra - back, query, departments.all() ? null : departments.ids()))
                .toArray(String[]::new);
        Condition which = Filters.condition(reader, filter)
                .and(fields.condition(reader, filter.customFields(), TICKET.ACCOUNT_ID, TICKET.ID))
                .and(Filters.inSight(reader, filter));
        if (filter.organizationId() != null) {
            which = which.and(condition(
                    "{0} in (select id from customer where account_id = {1} and organization_id = {2})",
                    TICKET.CUSTOMER_ID, val(Tenant.id()), val(filter.organizationId())));
        }
        return DSL.table(
                        "(" + HITS + ")",
                        val(conditions),
                        val(newestEra),
                        val(Tenant.id()),
                        inline(text.mayBeSomebody()),
                        val(text.literal()),
                        inline(CUSTOMERS),
                        which,
                        val(place.at()),
                        val(place.ticketId()),
                        val(text.number().orElse(null), SQLDataType.BIGINT),
                        inline(rows),
                        val(FIRST),
                        val(SearchEras.inEra(ANY_ERA, query)),
                        inline(reader.may(Permission.CUSTOMER_PERSONAL_VIEW)))
                .as("hit");
    }

    private static Hit hit(Record row, SearchText text, Excerpts excerpts, boolean shown) {
        TicketRow ticket = ROW.map(row);
        OffsetDateTime at = row.get(AT);
        return new Hit(ticket.with(match(row, ticket, text, excerpts, at, shown)), at, row.get(ERA));
    }

    private static Match match(
            Record row, TicketRow ticket, SearchText text, Excerpts excerpts, OffsetDateTime at, boolean shown) {
        String html = row.get(HTML);
        if (html == null) {
            Excerpts typed = Excerpts.ofWords(text.text());
            String email =
                    shown && ticket.customer() != null ? ticket.customer().email() : null;
            // Masked before it is marked: marks would hide an address from the mask.
            String name = shown ? row.get(CUSTOMER.NAME) : PersonalDataMask.inText(row.get(CUSTOMER.NAME));
            return at.isEqual(FIRST)
                    ? new Match(Where.NUMBER, typed.of("#" + ticket.number()))
                    : new Match(Where.CUSTOMER, typed.of(name + (email == null ? "" : " " + email)));
        }
        return excerpts.allIn(ticket.subject())
                ? new Match(Where.SUBJECT, excerpts.of(ticket.subject()))
                : new Match(Where.MESSAGE, excerpts.ofHtml(html));
    }
}
