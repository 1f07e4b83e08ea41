package app.balcao.ticket.store;

import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import app.balcao.field.FieldFilters;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.Sight.Departments;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.list.ListColumn;
import app.balcao.ticket.list.TicketFilter;
import app.balcao.ticket.list.TicketFilter.Period;
import app.balcao.ticket.list.TicketRow;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Finds tickets by number, by the words of their messages and their files' names, by their customer's name, address or
 * organization, by their tags; newest match first.
 *
 * <p>Messages are looked through era by era of the account's life ({@link SearchEras}), newest first, until the page
 * is full; words, era and the departments in sight are one condition on one index, so that the work follows what is
 * shown, however common the words are. Whole words come first; only when they do not fill a page is the last word
 * also taken as the beginning of longer ones.
 *
 * <p>Words may be rare, and what else is asked may hold for few of the messages found. So few tickets are looked
 * through themselves, and otherwise not all eras at once: a page may come short, or empty, and tell how to go on.
 */
@Repository
public class SearchReads {

    /** How many eras a search looks through at first: fifty thousand tickets. */
    private static final int ERAS_AT_ONCE = 24;

    /** The same of one that is narrowed, or that compares phrases. */
    private static final int ERAS_AT_ONCE_NARROWED = 16;

    /** For how long it goes on while it finds nothing. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    /** So few tickets are looked through one by one. */
    private static final int FEW = 500;

    private static final Field<OffsetDateTime> AT = field(name("hit", "at"), OffsetDateTime.class);
    private static final Field<Long> ERA = field(name("hit", "era"), Long.class);
    private static final Field<Boolean> WHOLE = field(name("whole"), Boolean.class);

    private final DSLContext sql;
    private final FieldFilters fields;

    SearchReads(DSLContext sql, FieldFilters fields) {
        this.sql = sql;
        this.fields = fields;
    }

    /**
     * Where the last page ended.
     *
     * @param at and the next: the place of its last row
     * @param era the one it came to; null before the first page
     * @param peopleDone whether all that is found by people and numbers has been shown
     */
    private record Place(
            OffsetDateTime at,
            UUID ticketId,
            boolean beginnings,
            @Nullable Long era,
            boolean peopleDone) {

        private static final UUID LAST_ID = new UUID(-1, -1);

        static Place of(@Nullable Cursor cursor) {
            return cursor == null
                    ? new Place(SearchHits.FIRST, LAST_ID, false, null, false)
                    : new Place(
                            cursor.time(0),
                            cursor.uuid(1),
                            cursor.number(2) == 1,
                            Math.clamp(cursor.number(3), 0L, (long) Integer.MAX_VALUE),
                            cursor.number(4) == 1);
        }

        Cursor cursor() {
            return Cursor.of(at, ticketId, beginnings ? 1 : 0, Objects.requireNonNull(era), peopleDone ? 1 : 0);
        }

        Place amongBeginnings() {
            return new Place(at, ticketId, true, era, peopleDone);
        }

        Place inEra(long next) {
            return new Place(at, ticketId, beginnings, next, true);
        }
    }

    /** A row found, and what says where. */
    private record Hit(
            TicketRow row, OffsetDateTime at, @Nullable Long era) {}

    /**
     * Who looks for what, and how many rows of it.
     *
     * @param few the tickets that the filter leaves; null when they are many, or it narrows nothing
     * @param eras how many eras are looked through
     */
    private record Question(
            ActingAgent reader,
            TicketFilter filter,
            Collection<ListColumn> columns,
            Period written,
            SearchText text,
            SearchQuery asked,
            UUID @Nullable [] few,
            long eras,
            int limit) {

        Question ofMoreEras() {
            return new Question(reader, filter, columns, written, text, asked, few, eras * 2, limit);
        }

        /** The era that the page which begins at a place begins with. */
        long newest(Place place) {
            return place.era() == null ? asked.newest() : place.era();
        }

        /** The era that the page which begins at a place ends with. */
        long oldest(Place place) {
            return Math.max(asked.oldest(), newest(place) - eras + 1);
        }

        boolean goesOn(Place place) {
            return few == null && !asked.text(place.beginnings()).isEmpty() && oldest(place) > asked.oldest();
        }
    }

    /**
     * A page of what was found.
     *
     * @param columns what the list shows
     * @param written when it was written
     */
    public Page<TicketRow> search(
            ActingAgent reader,
            TicketFilter filter,
            Collection<ListColumn> columns,
            Period written,
            String typed,
            PageRequest request) {
        SearchText text = SearchText.of(typed);
        boolean bounded = Filters.narrows(filter) || !text.phrases().isEmpty();
        Question question = new Question(
                reader,
                filter,
                columns,
                written,
                text,
                SearchQuery.of(sql, text, written),
                few(reader, filter),
                bounded ? ERAS_AT_ONCE_NARROWED : ERAS_AT_ONCE,
                request.limit());
        long begun = System.nanoTime();
        Page<TicketRow> page = page(question, Place.of(request.after()), request.after() == null);
        while (page.items().isEmpty() && page.nextCursor() != null && System.nanoTime() - begun < PATIENCE.toNanos()) {
            question = question.ofMoreEras();
            page = page(
                    question,
                    Place.of(PageRequest.of(request.limit(), page.nextCursor()).after()),
                    false);
        }
        return page;
    }

    private Page<TicketRow> page(Question question, Place place, boolean first) {
        if (question.asked().beginnings().isEmpty() || !first) {
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

    /** The tickets that the filter leaves, when an index tells that they are few; null otherwise. */
    private UUID @Nullable [] few(ActingAgent reader, TicketFilter filter) {
        if (!Filters.narrowsByIndex(filter)) {
            return null;
        }
        UUID[] found = sql.select(TICKET.ID)
                .from(TICKET)
                .where(which(reader, filter))
                .limit(inline(FEW + 1))
                .fetchArray(TICKET.ID);
        return found.length > FEW ? null : found;
    }

    private Condition which(ActingAgent reader, TicketFilter filter) {
        return Filters.condition(reader, filter)
                .and(fields.condition(reader, filter.customFields(), TICKET.ACCOUNT_ID, TICKET.ID))
                .and(Filters.inSight(reader, filter));
    }

    private Result<Record> found(Question question, Place place) {
        int rows = question.limit() + 1;
        return sql.select(RowFields.of(TICKET, question.columns()))
                .select(AT, ERA, SearchMatches.HTML, SearchMatches.FILES, whole(question.asked()))
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
    private static Field<Boolean> whole(SearchQuery asked) {
        if (asked.whole().isEmpty()) {
            return when(TICKET_MESSAGE.ID.isNotNull(), inline(false)).as(WHOLE);
        }
        return field(
                        "{0} @@ (replace({1}, chr(1), {2}::text)::tsquery)",
                        Boolean.class,
                        TICKET_MESSAGE.SEARCH,
                        val(SearchEras.inEra(SearchHits.ANY_ERA, asked.whole())),
                        TICKET_MESSAGE.SEARCH_ERA)
                .as(WHOLE);
    }

    private static Page<TicketRow> page(Question question, Place place, Result<Record> found) {
        Excerpts excerpts = new Excerpts(question.asked().text(place.beginnings()));
        boolean shown = question.reader().may(Permission.CUSTOMER_PERSONAL_VIEW);
        RecordMapper<Record, TicketRow> tickets = RowFields.reader(TICKET, question.columns());
        List<Hit> hits = found.map(row -> hit(row, tickets.map(row), question.text(), excerpts, shown));
        if (hits.size() <= question.limit() && question.goesOn(place)) {
            return new Page<>(
                    hits.stream().map(Hit::row).toList(),
                    place.inEra(question.oldest(place) - 1).cursor().encode());
        }
        return Page.of(hits, question.limit(), last -> cursor(question, place, hits, last))
                .map(Hit::row);
    }

    private static Cursor cursor(Question question, Place place, List<Hit> found, Hit last) {
        long reached = found.subList(0, found.indexOf(last) + 1).stream()
                .map(Hit::era)
                .filter(Objects::nonNull)
                .mapToLong(era -> era)
                .min()
                .orElse(question.newest(place));
        return new Place(last.at(), last.row().id(), place.beginnings(), reached, place.peopleDone()).cursor();
    }

    private Table<?> hits(Question question, Place place, int rows) {
        ActingAgent reader = question.reader();
        TicketFilter filter = question.filter();
        String query = question.asked().text(place.beginnings());
        UUID[] few = question.few();
        long newest = question.newest(place);
        Departments departments = Filters.departments(reader, filter);
        var where = new SearchEras.Places(
                departments.all() ? null : departments.ids(),
                Filters.departmentsAsked(reader, filter),
                reader.sight().managed().ids());
        boolean byEra = few == null && !query.isEmpty() && !departments.isEmpty();
        String[] eras = LongStream.rangeClosed(0, byEra ? newest - question.oldest(place) : -1)
                .mapToObj(back -> SearchEras.condition(newest - back, query, where))
                .toArray(String[]::new);
        var sought = new SearchHits.Sought(
                question.text(),
                query,
                eras,
                newest,
                few == null || query.isEmpty() ? new UUID[0] : few,
                which(reader, filter),
                question.written(),
                reader.may(Permission.CUSTOMER_PERSONAL_VIEW),
                !place.peopleDone());
        return SearchHits.after(place.at(), place.ticketId(), sought, rows);
    }

    private static Hit hit(Record row, TicketRow ticket, SearchText text, Excerpts excerpts, boolean shown) {
        OffsetDateTime at = row.get(AT);
        return new Hit(ticket.with(SearchMatches.of(row, ticket, text, excerpts, at, shown)), at, row.get(ERA));
    }
}
