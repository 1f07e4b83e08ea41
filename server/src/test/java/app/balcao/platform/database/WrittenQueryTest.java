package app.balcao.platform.database;

import static app.balcao.schema.Tables.ACCOUNT;
import static app.balcao.schema.Tables.AGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import app.balcao.BalcaoTest;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.platform.tenant.Tenant;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Result;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@BalcaoTest
class WrittenQueryTest {

    private static final Param<String> NAME = param("name", String.class);
    private static final Param<Integer> FIRST = param("first", Integer.class);
    private static final Field<String> KEPT = val("it's {0} and ? and :name");
    private static final Field<Integer> TWICE = field(select(FIRST.plus(FIRST)));
    private static final Field<Integer> ONE = field(select(inline(1)));

    @Autowired
    private DSLContext sql;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void takesNewValuesEachTimeAndTheAccountOfWhoAsks() {
        WrittenQuery query = query();
        TestAccount one = accounts.create();
        TestAccount other = accounts.create();

        Record first = ask(one, query, Map.of("name", "Ana", "first", 2)).getFirst();
        Record second = ask(other, query, Map.of("name", "Bia", "first", 5)).getFirst();

        assertThat(first.get(ACCOUNT.ACCOUNT_ID)).isEqualTo(one.id());
        assertThat(second.get(ACCOUNT.ACCOUNT_ID)).isEqualTo(other.id());
        assertThat(first.get(NAME)).isEqualTo("Ana");
        assertThat(second.get(NAME)).isEqualTo("Bia");
        assertThat(first.get(TWICE)).isEqualTo(4);
        assertThat(second.get(TWICE)).isEqualTo(10);
    }

    @Test
    void keepsColumnsApartThatHaveTheSameName() {
        TestAccount account = accounts.create();

        Record row = ask(account, query(), Map.of("name", "Ana", "first", 2)).getFirst();

        assertThat(row.get(AGENT.ACCOUNT_ID)).isNull();
        assertThat(row.get(ONE)).isEqualTo(1);
        assertThat(row.get(KEPT)).isEqualTo("it's {0} and ? and :name");
    }

    @Test
    void refusesAValueItHasNoPlaceFor() {
        TestAccount account = accounts.create();

        assertThatThrownBy(() -> ask(account, query(), Map.of("nome", "Ana")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nome");
    }

    private WrittenQuery query() {
        return new WrittenQuery(
                sql,
                sql.select(AGENT.ACCOUNT_ID, ACCOUNT.ACCOUNT_ID, NAME, TWICE, ONE, KEPT)
                        .from(ACCOUNT)
                        .leftJoin(AGENT)
                        .on(AGENT.NAME.eq(inline("?")))
                        .where(ACCOUNT.ACCOUNT_ID.eq(WrittenQuery.ACCOUNT)));
    }

    private Result<Record> ask(TestAccount account, WrittenQuery query, Map<String, ?> values) {
        return Tenant.call(account.id(), () -> transaction.execute(status -> query.fetch(values)));
    }
}
