package app.balcao.ticket.store;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.list.TicketFilter.Period;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The statement that finds tickets, each with the message it was found by, and when that was written. */
final class SearchHits {

    /** The place of a ticket found by its number: before all others. */
    static final OffsetDateTime FIRST = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /** Stands for the era of the row that is looked at; no word holds it. */
    static final String ANY_ERA = "\u0001";

    private static final int CUSTOMERS = 50;
    private static final int PEOPLE = 500;
    private static final int TAGS = 5;
    private static final int OF_TAG = 100;

    // The eras come in their order, since that of a nested loop's outer side is kept, and the outer limit stops them
    // when there is enough. Each finds a ticket by its newest matching message, then looks at tickets one by one
    // until the page is full: the limits inside keep the planner from joining whole tables instead. What is compared
    // with the vector is made beforehand, as row-level security lets an index answer only conditions whose every
    // function is known not to leak, and those that make a query are not. Where the filter leaves few tickets, their
    // messages are looked through instead of the eras.
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
                    and email like lower({4}) || '%' limit {5})
                union
                (select id from customer where account_id = {2} and {3} and organization_id in (
                    select id from organization where account_id = {2}
                        and name_fold like '%' || fold({4}) || '%' and ' ' || name_fold like '% ' || fold({4}) || '%')
                    limit {14})),
            tagged as materialized (
                select distinct given.ticket_id as id
                from (
                    select id from tag where account_id = {2} and {3}
                        and (fold(name) like fold({4}) || '%' or fold(name) like '% ' || fold({4}) || '%')
                    limit {19}) called
                cross join lateral (
                    select ticket_id from ticket_tag where account_id = {2} and tag_id = called.id
                    order by ticket_id desc limit {20}) given),
            written as (
                (select m.ticket_id, m.message_id, m.at, step.era
                from step
                cross join lateral (
                    select c.ticket_id, c.message_id, c.at
                    from (
                        select * from (
                            select distinct on (m.ticket_id) m.ticket_id, m.id as message_id, m.created_at as at
                            from ticket_message m
                            where m.account_id = {2} and m.search @@ step.query and {15}
                            order by m.ticket_id, m.created_at desc, m.id desc) newest
                        where (newest.at, newest.ticket_id) < ({7}, {8})
                        order by newest.at desc, newest.ticket_id desc
                        offset 0) c
                    cross join lateral (
                        select from ticket
                        where ticket.account_id = {2} and ticket.id = c.ticket_id and {6}
                            and (ticket.customer_id is null or ticket.customer_id not in (select id from somebody))
                            and ticket.id not in (select id from tagged)
                            and ticket.number is distinct from {9}
                        limit 1) seen
                    left join lateral (
                        select true as found from ticket_message m
                        where m.account_id = {2} and m.ticket_id = c.ticket_id and m.search_era > step.era
                            and m.search @@ (replace({12}, chr(1), m.search_era::text)::tsquery) and {15}
                        limit 1) newer on true
                    where newer.found is null
                    order by c.at desc, c.ticket_id desc
                    limit {10}) m
                limit {10})
                union all
                (select * from (
                    select distinct on (m.ticket_id) m.ticket_id, m.id, m.created_at, m.search_era
                    from ticket
                    join ticket_message m on m.account_id = {2} and m.ticket_id = ticket.id
                    where ticket.account_id = {2} and ticket.id = any({16})
                        and (ticket.customer_id is null or ticket.customer_id not in (select id from somebody))
                        and ticket.id not in (select id from tagged)
                        and ticket.number is distinct from {9}
                        and m.search @@ (replace({12}, chr(1), m.search_era::text)::tsquery) and {15}
                    order by m.ticket_id, m.created_at desc, m.id desc) newest
                where (newest.created_at, newest.ticket_id) < ({7}, {8})
                order by newest.created_at desc, newest.ticket_id desc
                limit {10}))
            select ticket_id, message_id, at, era from written
            union all (
                select found.id, null, found.last_message_at, null
                from somebody
                cross join lateral (
                    select ticket.id, ticket.last_message_at from ticket
                    where ticket.account_id = {2} and ticket.customer_id = somebody.id and {6} and {17}
                        and {18}
                        and (ticket.last_message_at, ticket.id) < ({7}, {8})
                        and ticket.number is distinct from {9}
                    order by ticket.last_message_at desc, ticket.id desc
                    limit {10}) found
                order by found.last_message_at desc, found.id desc
                limit {10})
            union all (
                select ticket.id, null, ticket.last_message_at, null
                from tagged
                join ticket on ticket.account_id = {2} and ticket.id = tagged.id
                where {6} and {17} and {18}
                    and (ticket.last_message_at, ticket.id) < ({7}, {8})
                    and (ticket.customer_id is null or ticket.customer_id not in (select id from somebody))
                    and ticket.number is distinct from {9}
                order by ticket.last_message_at desc, ticket.id desc
                limit {10})
            union all
            select ticket.id, null, {7}, null from ticket
            where ticket.account_id = {2} and ticket.number = {9} and {7} = {11} and {6} and {17}
                and {18}
            """;

    // Words that stand in a message, in its ticket's subject or in its files' names stand there as they were quoted.
    private static final String QUOTED = """
            not exists (
                select from unnest({0}) as q(phrase)
                where strpos(plain_words(m.html), plain_words(q.phrase)) = 0
                    and not exists (
                        select from ticket titled
                        where titled.account_id = {1} and titled.id = m.ticket_id
                            and strpos(plain_words(titled.subject), plain_words(q.phrase)) > 0)
                    and not exists (
                        select from ticket_message_attachment listed
                        join attachment named on named.account_id = {1} and named.id = listed.attachment_id
                        where listed.account_id = {1} and listed.ticket_id = m.ticket_id and listed.message_id = m.id
                            and not listed.inline and strpos(plain_words(named.name), plain_words(q.phrase)) > 0))""";

    private SearchHits() {}

    /**
     * What is looked for, and where.
     *
     * @param text as it was typed
     * @param query what the database makes of it; empty when there are no words in it
     * @param eras the conditions on messages, newest era first
     * @param newestEra that of the first condition
     * @param few the only tickets whose messages are looked through, instead of the eras; empty otherwise
     * @param which what a ticket has to be, that it is in sight among it
     * @param written when what is found was written
     * @param addresses whether customers are found by their addresses
     * @param people whether tickets are found by people, tags and their number, too
     */
    record Sought(
            SearchText text,
            String query,
            String[] eras,
            long newestEra,
            UUID[] few,
            Condition which,
            Period written,
            boolean addresses,
            boolean people) {}

    /** The rows after a place, of which {@code at}, {@code ticket_id}, {@code message_id} and {@code era} are told. */
    static Table<?> after(OffsetDateTime at, UUID ticketId, Sought sought, int rows) {
        SearchText text = sought.text();
        return DSL.table(
                        "(" + HITS + ")",
                        val(sought.eras()),
                        val(sought.newestEra()),
                        val(Tenant.id()),
                        inline(text.mayBeSomebody()),
                        val(text.literal()),
                        inline(CUSTOMERS),
                        sought.which(),
                        val(at),
                        val(ticketId),
                        val(text.number().orElse(null), SQLDataType.BIGINT),
                        inline(rows),
                        val(FIRST),
                        val(SearchEras.inEra(ANY_ERA, sought.query())),
                        inline(sought.addresses()),
                        inline(PEOPLE),
                        ofMessage(text.phrases(), sought.written()),
                        val(sought.few()),
                        during("ticket.last_message_at", sought.written()),
                        inline(sought.people()),
                        inline(TAGS),
                        inline(OF_TAG))
                .as("hit");
    }

    private static Condition ofMessage(List<String> phrases, Period written) {
        Condition then = during("m.created_at", written);
        return phrases.isEmpty()
                ? then
                : then.and(condition(QUOTED, val(phrases.toArray(String[]::new)), val(Tenant.id())));
    }

    private static Condition during(String when, Period period) {
        return since(when, period.from()).and(before(when, period.to()));
    }

    private static Condition since(String when, @Nullable OffsetDateTime from) {
        return from == null ? noCondition() : condition(when + " >= {0}", val(from));
    }

    private static Condition before(String when, @Nullable OffsetDateTime to) {
        return to == null ? noCondition() : condition(when + " < {0}", val(to));
    }
}
