package app.balcao.channel.webchat.store;

import static app.balcao.schema.Tables.VISITOR;
import static app.balcao.schema.Tables.VISITOR_PAGE;
import static org.jooq.impl.DSL.val;

import app.balcao.channel.webchat.Visit;
import app.balcao.platform.tenant.Tenant;
import app.balcao.platform.text.ShortText;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of visitors. What browsers tell of themselves is cut to what is kept. */
@Repository
public class VisitorRepository {

    private static final int LONGEST_LANGUAGE = 35;
    private static final int LONGEST_ADDRESS = 2000;
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_USER_AGENT = 500;
    private static final int LONGEST_ZONE = 60;
    private static final int MOST_PAGES = 50;
    private static final Duration SILENCE = Duration.ofMinutes(30);

    private final DSLContext sql;

    VisitorRepository(DSLContext sql) {
        this.sql = sql;
    }

    public UUID insert(byte[] secretHash, @Nullable UUID customerId, Visit visit, Instant now) {
        return sql.insertInto(VISITOR)
                .set(VISITOR.ACCOUNT_ID, Tenant.id())
                .set(VISITOR.SECRET_HASH, secretHash)
                .set(VISITOR.CUSTOMER_ID, customerId)
                .set(VISITOR.LANGUAGE, cut(visit.language(), LONGEST_LANGUAGE))
                .set(VISITOR.REFERRER, cut(visit.referrer(), LONGEST_ADDRESS))
                .set(VISITOR.PAGE_URL, cut(visit.page().url(), LONGEST_ADDRESS))
                .set(VISITOR.PAGE_TITLE, cut(visit.page().title(), LONGEST_TITLE))
                .set(VISITOR.PAGE_SINCE, at(now))
                .set(VISITOR.IP, visit.ip())
                .set(VISITOR.COUNTRY, visit.place().country())
                .set(VISITOR.CITY, visit.place().city())
                .set(VISITOR.USER_AGENT, cut(visit.userAgent(), LONGEST_USER_AGENT))
                .set(VISITOR.TIME_ZONE, cut(visit.timeZone(), LONGEST_ZONE))
                .set(VISITOR.VISIT_STARTED_AT, at(now))
                .set(VISITOR.FIRST_SEEN_AT, at(now))
                .set(VISITOR.LAST_SEEN_AT, at(now))
                .returningResult(VISITOR.ID)
                .fetchSingle()
                .value1();
    }

    public Optional<UUID> find(UUID id, byte[] secretHash) {
        return sql.select(VISITOR.ID)
                .from(VISITOR)
                .where(is(id))
                .and(VISITOR.SECRET_HASH.eq(secretHash))
                .fetchOptional(VISITOR.ID);
    }

    /** Which customer they are. */
    public Optional<UUID> customer(UUID id) {
        return sql.select(VISITOR.CUSTOMER_ID).from(VISITOR).where(is(id)).fetchOptional(VISITOR.CUSTOMER_ID);
    }

    /** Says which customer they are; whether they were not another one before. */
    public boolean identify(UUID id, UUID customerId) {
        return sql.update(VISITOR)
                        .set(VISITOR.CUSTOMER_ID, customerId)
                        .where(is(id))
                        .and(VISITOR.CUSTOMER_ID.isNull().or(VISITOR.CUSTOMER_ID.eq(customerId)))
                        .execute()
                > 0;
    }

    /** Has whatever one visitor begins happen one after another, until the transaction ends. */
    public void lock(UUID id) {
        sql.select(VISITOR.ID).from(VISITOR).where(is(id)).forNoKeyUpdate().fetch();
    }

    /** Notes what their browser tells of itself; who was away for half an hour begins another visit. */
    public void come(UUID id, Visit visit, Instant now) {
        boolean begins = sql.update(VISITOR)
                        .set(VISITOR.VISITS, VISITOR.VISITS.plus(1))
                        .set(VISITOR.VISIT_STARTED_AT, at(now))
                        .set(VISITOR.VISIT_PAGES, 0)
                        .set(VISITOR.REFERRER, cut(visit.referrer(), LONGEST_ADDRESS))
                        .where(is(id))
                        .and(VISITOR.LAST_SEEN_AT.lt(at(now.minus(SILENCE))))
                        .execute()
                > 0;
        if (begins) {
            sql.deleteFrom(VISITOR_PAGE)
                    .where(VISITOR_PAGE.ACCOUNT_ID.eq(Tenant.id()))
                    .and(VISITOR_PAGE.VISITOR_ID.eq(id))
                    .execute();
        }
        String zone = cut(visit.timeZone(), LONGEST_ZONE);
        sql.update(VISITOR)
                .set(VISITOR.IP, visit.ip())
                .set(VISITOR.COUNTRY, visit.place().country())
                .set(VISITOR.CITY, visit.place().city())
                .set(VISITOR.LAST_SEEN_AT, at(now))
                .set(VISITOR.LANGUAGE, cut(visit.language(), LONGEST_LANGUAGE))
                .set(VISITOR.USER_AGENT, cut(visit.userAgent(), LONGEST_USER_AGENT))
                // Older pages do not tell it.
                .set(VISITOR.TIME_ZONE, zone.isEmpty() ? VISITOR.TIME_ZONE : val(zone))
                .where(is(id))
                .execute();
    }

    /** Notes that they look at a page; false when they looked at it before. */
    public boolean look(UUID id, Visit.Page page, Instant now) {
        String url = cut(page.url(), LONGEST_ADDRESS);
        String title = cut(page.title(), LONGEST_TITLE);
        Optional<Integer> seq = sql.update(VISITOR)
                .set(VISITOR.PAGE_URL, url)
                .set(VISITOR.PAGE_TITLE, title)
                .set(VISITOR.PAGE_SINCE, at(now))
                .set(VISITOR.LAST_SEEN_AT, at(now))
                .set(VISITOR.VISIT_PAGES, VISITOR.VISIT_PAGES.plus(1))
                .where(is(id))
                .and(VISITOR.PAGE_URL.ne(url).or(VISITOR.VISIT_PAGES.eq(0)))
                .returningResult(VISITOR.VISIT_PAGES)
                .fetchOptional()
                .map(row -> row.value1());
        seq.ifPresent(each -> page(id, each, url, title, now));
        return seq.isPresent();
    }

    private void page(UUID id, int seq, String url, String title, Instant now) {
        sql.insertInto(VISITOR_PAGE)
                .set(VISITOR_PAGE.ACCOUNT_ID, Tenant.id())
                .set(VISITOR_PAGE.VISITOR_ID, id)
                .set(VISITOR_PAGE.SEQ, seq)
                .set(VISITOR_PAGE.URL, url)
                .set(VISITOR_PAGE.TITLE, title)
                .set(VISITOR_PAGE.SEEN_AT, at(now))
                .execute();
        if (seq > MOST_PAGES) {
            sql.deleteFrom(VISITOR_PAGE)
                    .where(VISITOR_PAGE.ACCOUNT_ID.eq(Tenant.id()))
                    .and(VISITOR_PAGE.VISITOR_ID.eq(id))
                    .and(VISITOR_PAGE.SEQ.le(seq - MOST_PAGES))
                    .execute();
        }
    }

    /** Who they said they are. */
    public void call(UUID id, String name, @Nullable String email) {
        sql.update(VISITOR)
                .set(VISITOR.NAME, name)
                .set(VISITOR.EMAIL, email)
                .where(is(id))
                .execute();
    }

    /** Who somebody said they are. */
    public record Called(String name, String email) {}

    /** Who they said they are, where that included an e-mail. */
    public Optional<Called> called(UUID id) {
        return sql.select(VISITOR.NAME, VISITOR.EMAIL)
                .from(VISITOR)
                .where(is(id))
                .and(VISITOR.EMAIL.isNotNull())
                .fetchOptional(row -> new Called(row.value1(), row.value2()));
    }

    /** Where somebody's last request came from. */
    public record Origin(String ip, String country, String city) {}

    public Optional<Origin> origin(UUID id) {
        return sql.select(VISITOR.IP, VISITOR.COUNTRY, VISITOR.CITY)
                .from(VISITOR)
                .where(is(id))
                .fetchOptional(row -> new Origin(row.value1(), row.value2(), row.value3()));
    }

    public int removeUnseen(Instant since) {
        return sql.deleteFrom(VISITOR)
                .where(VISITOR.ACCOUNT_ID.eq(Tenant.id()))
                .and(VISITOR.LAST_SEEN_AT.lt(at(since)))
                .execute();
    }

    private static Condition is(UUID id) {
        return VISITOR.ACCOUNT_ID.eq(Tenant.id()).and(VISITOR.ID.eq(id));
    }

    private static String cut(String text, int longest) {
        return ShortText.cut(ShortText.line(text), longest);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
