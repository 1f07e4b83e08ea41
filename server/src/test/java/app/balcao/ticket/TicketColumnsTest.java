package app.balcao.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the account's lists of tickets show, over the wire. */
@BalcaoTest
class TicketColumnsTest {

    private static final String PATH = "/api/v1/ticket-columns";

    @Autowired
    private TestAccounts accounts;

    private ApiClient owner;
    private ApiClient agent;

    @BeforeEach
    void open() {
        TestAccount account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        agent = accounts.signedIn(account, account.agent());
    }

    @Test
    @Rule({"COL-1", "COL-2", "COL-4"})
    void anAdministratorChoosesForEverybodyAndTheOrderStays() {
        assertThat(columns(agent))
                .containsExactly(
                        "NUMBER", "SUBJECT", "CUSTOMER", "DEPARTMENT", "AGENT", "SITUATION", "LAST_MESSAGE_AT");
        assertThat(choose(agent, 0, "NUMBER", "SUBJECT").status()).isEqualTo(403);

        assertThat(choose(owner, 0, "SUBJECT", "PRIORITY", "NUMBER", "ORIGIN").status())
                .isEqualTo(200);

        assertThat(columns(agent)).containsExactly("SUBJECT", "PRIORITY", "NUMBER", "ORIGIN");
        assertThat(choose(owner, 1, "NUMBER", "SUBJECT").text("/version")).isEqualTo("2");
        assertThat(columns(agent)).containsExactly("NUMBER", "SUBJECT");
    }

    @Test
    @Rule("COL-3")
    void protocolAndSubjectStayAndNothingIsThereTwice() {
        for (String[] bad :
                List.of(new String[] {"NUMBER", "AGENT"}, new String[] {"SUBJECT"}, new String[] {}, new String[] {
                    "NUMBER", "SUBJECT", "AGENT", "AGENT"
                })) {
            Answer refused = choose(owner, 0, bad);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo("columns");
        }
        assertThat(choose(
                                owner,
                                0,
                                Arrays.stream(TicketColumn.values())
                                        .map(Enum::name)
                                        .toArray(String[]::new))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoComesSecondSeesWhatTheFirstOneChose() {
        assertThat(choose(owner, 0, "NUMBER", "SUBJECT").status()).isEqualTo(200);
        Answer late = choose(owner, 0, "NUMBER", "SUBJECT", "AGENT");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.json().at("/current/columns").size()).isEqualTo(2);
        assertThat(owner.put(PATH, Map.of("columns", List.of("NUMBER", "SUBJECT")))
                        .status())
                .isEqualTo(428);
    }

    private static Answer choose(ApiClient client, int version, String... columns) {
        return client.with("If-Match", "\"" + version + "\"").put(PATH, Map.of("columns", List.of(columns)));
    }

    private static List<String> columns(ApiClient client) {
        return client.get(PATH)
                .json()
                .at("/columns")
                .valueStream()
                .map(each -> each.asString())
                .toList();
    }
}
