package app.balcao.channel.webchat.store;

import static app.balcao.schema.Tables.VISITOR;

import app.balcao.channel.webchat.Visit;
import app.balcao.platform.tenant.Tenant;
import app.balcao.platform.text.ShortText;
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
                .set(VISITOR.USER_AGENT, cut(visit.userAgent(), LONGEST_USER_AGENT))
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

    public void visit(UUID id, Visit visit, Instant now) {
        sql.update(VISITOR)
                .set(VISITOR.LANGUAGE, cut(visit.language(), LONGEST_LANGUAGE))
                .set(VISITOR.REFERRER, cut(visit.referrer(), LONGEST_ADDRESS))
                .set(VISITOR.IP, visit.ip())
                .set(VISITOR.USER_AGENT, cut(visit.userAgent(), LONGEST_USER_AGENT))
                .set(VISITOR.VISITS, VISITOR.VISITS.plus(1))
                .where(is(id))
                .execute();
        look(id, visit.page(), now);
    }

    public void look(UUID id, Visit.Page page, Instant now) {
        sql.update(VISITOR)
                .set(VISITOR.PAGE_URL, cut(page.url(), LONGEST_ADDRESS))
                .set(VISITOR.PAGE_TITLE, cut(page.title(), LONGEST_TITLE))
                .set(VISITOR.PAGE_SINCE, at(now))
                .set(VISITOR.LAST_SEEN_AT, at(now))
                .where(is(id))
                .execute();
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
