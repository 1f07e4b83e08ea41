package app.balcao.conversation.routing;

import static app.balcao.schema.Tables.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.ManyRows;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.conversation.TestRouting;
import app.balcao.conversation.store.RoutingRepository;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A decision costs what it decides, however many wait: what the database says it read of conversations is counted. */
@BalcaoTest
class RoutingCostTest {

    private static final int MOST_ROWS_OF_A_DECISION = 40;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestRouting chats;

    @Autowired
    private Router router;

    @Autowired
    private RoutingRepository routing;

    @Autowired
    private DSLContext sql;

    @Value("${spring.datasource.url}")
    private String databaseUrl;

    @Test
    void whatADecisionReadsDoesNotGrowWithWhoWaits() throws SQLException {
        long few = decisions(10, "TURN");
        long many = decisions(3000, "TURN");
        assertThat(few).isPositive();
        // By a few rows, since the planner takes another index for a full table than for an empty one; not three
        // hundred times.
        assertThat(many).isLessThan(2 * few).isLessThanOrEqualTo(4 * MOST_ROWS_OF_A_DECISION);
    }

    @Test
    @Rule("DST-4")
    void norDoesOneThatRingsAtEverybody() throws SQLException {
        assertThat(decisions(3000, "RING_ALL"))
                .isLessThan(2 * decisions(10, "RING_ALL"))
                .isLessThanOrEqualTo(4 * MOST_ROWS_OF_A_DECISION);
    }

    @Test
    void norDoesWhatThePressOfAButtonReads() throws SQLException {
        assertThat(pressed(3000)).isLessThan(2 * pressed(20)).isLessThanOrEqualTo(MOST_ROWS_OF_A_DECISION);
    }

    /** What is read until an agent who takes four has four ringing. */
    private long decisions(int waiting, String distribution) throws SQLException {
        TestAccount account = accounts.create();
        chats.set(account, account.support(), QUEUE.DISTRIBUTION, distribution);
        UUID queue = wait(account, waiting);
        // Not by the program: it would route them before they are counted.
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "insert into agent_chat_status (account_id, agent_id, status, changed_at) values (?, ?, 'ONLINE', now())",
                        account.id(),
                        account.agent()));
        return accounts.in(
                account.id(),
                () -> read(() -> {
                    router.route(queue);
                    assertThat(sql.fetchValue("select count(*) from conversation_offer"))
                            .isEqualTo(4L);
                    return queue;
                }));
    }

    private long pressed(int waiting) throws SQLException {
        TestAccount account = accounts.create();
        wait(account, waiting);
        var acting = accounts.acting(account, account.agent());
        return accounts.in(account.id(), () -> read(() -> routing.firstOf(acting.chatsIn(), null, 16)));
    }

    private long read(Supplier<?> work) {
        // Of millions of rows the planner would think like this.
        sql.execute("set local enable_seqscan = off");
        sql.execute("set local enable_bitmapscan = off");
        sql.execute("set local enable_sort = off");
        long before = counted();
        assertThat(work.get()).isNotNull();
        return counted() - before;
    }

    /** Rows of conversations, and of their indexes, that this transaction has read. */
    private long counted() {
        return sql.fetchSingle("""
                        select coalesce(sum(pg_stat_get_xact_tuples_returned(oid)), 0)
                        from (select 'conversation'::regclass::oid as oid
                            union all
                            select indexrelid from pg_index where indrelid = 'conversation'::regclass) read""").into(Long.class);
    }

    private UUID wait(TestAccount account, int waiting) throws SQLException {
        UUID queue = chats.queue(account, account.support());
        accounts.in(account.id(), () -> sql.execute("""
                insert into conversation (account_id, number, queue_id, department_id, channel, entry, contact, state,
                    opened_at, waiting_since)
                select ?, n, ?, ?, 'WEB_CHAT', 'CUSTOMER', 'visitante' || n, 'WAITING', now(), now() + n * interval '1 ms'
                from generate_series(1, ?) n""", account.id(), queue, account.support(), waiting));
        // Otherwise the planner takes the account for as empty as it was, and one index for as good as another.
        ManyRows.analyze(databaseUrl);
        return queue;
    }
}
