package app.balcao.channel.email.store;

import static app.balcao.schema.Tables.BLOCKED_ADDRESS;
import static org.jooq.impl.DSL.noCondition;

import app.balcao.channel.email.BlockedAddress;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of blocked addresses. */
@Repository
public class BlockedAddressRepository {

    private final DSLContext sql;

    BlockedAddressRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Whether an address, or all of its domain, is blocked. */
    public boolean blocks(String address) {
        String domain = address.substring(address.lastIndexOf('@'));
        return sql.fetchExists(
                BLOCKED_ADDRESS,
                BLOCKED_ADDRESS.ACCOUNT_ID.eq(Tenant.id()).and(BLOCKED_ADDRESS.ADDRESS.in(address, domain)));
    }

    public Page<BlockedAddress> list(@Nullable String search, PageRequest page) {
        Cursor after = page.after();
        String wanted = search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
        List<BlockedAddress> rows = sql.selectFrom(BLOCKED_ADDRESS)
                .where(BLOCKED_ADDRESS.ACCOUNT_ID.eq(Tenant.id()))
                .and(wanted.isEmpty() ? noCondition() : BLOCKED_ADDRESS.ADDRESS.contains(wanted))
                .and(after == null ? noCondition() : BLOCKED_ADDRESS.ADDRESS.gt(after.text(0)))
                .orderBy(BLOCKED_ADDRESS.ADDRESS)
                .limit(page.limit() + 1)
                .fetch(row -> new BlockedAddress(row.getAddress(), row.getReason(), row.getCreatedAt()));
        return Page.of(rows, page.limit(), last -> Cursor.of(last.address()));
    }

    public Optional<BlockedAddress> find(String address) {
        return sql.selectFrom(BLOCKED_ADDRESS)
                .where(BLOCKED_ADDRESS.ACCOUNT_ID.eq(Tenant.id()))
                .and(BLOCKED_ADDRESS.ADDRESS.eq(address))
                .fetchOptional(row -> new BlockedAddress(row.getAddress(), row.getReason(), row.getCreatedAt()));
    }

    /** Adds an address; one that is there already only gets the new reason. */
    public void put(String address, String reason, UUID by) {
        sql.insertInto(BLOCKED_ADDRESS)
                .set(BLOCKED_ADDRESS.ACCOUNT_ID, Tenant.id())
                .set(BLOCKED_ADDRESS.ADDRESS, address)
                .set(BLOCKED_ADDRESS.REASON, reason)
                .set(BLOCKED_ADDRESS.CREATED_BY, by)
                .onConflict(BLOCKED_ADDRESS.ACCOUNT_ID, BLOCKED_ADDRESS.ADDRESS)
                .doUpdate()
                .set(BLOCKED_ADDRESS.REASON, reason)
                .execute();
    }

    public boolean delete(String address) {
        return sql.deleteFrom(BLOCKED_ADDRESS)
                        .where(BLOCKED_ADDRESS.ACCOUNT_ID.eq(Tenant.id()))
                        .and(BLOCKED_ADDRESS.ADDRESS.eq(address))
                        .execute()
                == 1;
    }
}
