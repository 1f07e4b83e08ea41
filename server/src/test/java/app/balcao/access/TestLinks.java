package app.balcao.access;

import static app.balcao.schema.Tables.ACCESS_LINK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.TestAccounts;
import app.balcao.platform.security.RandomTokens;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.DayToSecond;

/** Reads, in the place of a person with a mailbox, the links that were sent. */
final class TestLinks {

    private final TestAccounts accounts;
    private final DSLContext sql;

    TestLinks(TestAccounts accounts, DSLContext sql) {
        this.accounts = accounts;
        this.sql = sql;
    }

    /** The token of the one open link of a kind; the secret is only in the mail, so it gets another. */
    String token(UUID account, UUID agent, LinkPurpose purpose) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> open(account, agent, purpose).size() == 1);
        UUID id = open(account, agent, purpose).getFirst();
        byte[] secret = RandomTokens.newSecret();
        int changed = accounts.in(account, () -> sql.update(ACCESS_LINK)
                .set(ACCESS_LINK.SECRET_HASH, RandomTokens.hash(secret))
                .where(ACCESS_LINK.ID.eq(id))
                .execute());
        assertThat(changed).isEqualTo(1);
        return RandomTokens.encode(account, id, secret);
    }

    List<UUID> open(UUID account, UUID agent, LinkPurpose purpose) {
        return accounts.in(account, () -> sql.select(ACCESS_LINK.ID)
                .from(ACCESS_LINK)
                .where(ACCESS_LINK.AGENT_ID.eq(agent))
                .and(ACCESS_LINK.PURPOSE.eq(purpose.name()))
                .and(ACCESS_LINK.USED_AT.isNull())
                .fetch(ACCESS_LINK.ID));
    }

    /** Lets time pass for the open links of an agent. */
    void age(UUID account, UUID agent, Duration by) {
        accounts.in(account, () -> sql.update(ACCESS_LINK)
                .set(ACCESS_LINK.EXPIRES_AT, ACCESS_LINK.EXPIRES_AT.minus(DSL.val(DayToSecond.valueOf(by))))
                .where(ACCESS_LINK.AGENT_ID.eq(agent))
                .execute());
    }
}
