package app.balcao.platform.errors;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is said of a value that cannot be read, in words that help to mend it. */
@BalcaoTest
class UnreadableBodyTest {

    @Autowired
    private TestAccounts accounts;

    private ApiClient owner;
    private ApiClient visitor;
    private String ratings;

    @BeforeEach
    void open() {
        TestAccount account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        String widget = "/widget/v1/" + owner.get("/api/v1/chat-widget").text("/key");
        String token = accounts.anonymous().post(widget + "/visitors", "{}").text("/visitor");
        visitor = accounts.anonymous().with("Authorization", "Visitor " + token);
        ratings = widget + "/ratings";
    }

    private String told(Answer answer) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(400);
        return answer.text("/errors/0/field") + " " + answer.text("/errors/0/code") + ": "
                + answer.text("/errors/0/message");
    }

    @Test
    void aNumberThatIsMissingIsToBeFilledIn() {
        String conversation = "{\"conversationId\":\"" + UUID.randomUUID() + "\"";
        assertThat(told(visitor.post(ratings, conversation + "}"))).isEqualTo("stars required: Preencha este campo.");
        assertThat(told(visitor.post(ratings, conversation + ",\"stars\":null}")))
                .isEqualTo("stars required: Preencha este campo.");
        assertThat(told(visitor.post(ratings, conversation + ",\"stars\":\"x\"}")))
                .isEqualTo("stars type: O valor não é do tipo esperado.");
        assertThat(told(visitor.post(ratings, conversation + ",\"stars\":{}}")))
                .isEqualTo("stars type: O valor não é do tipo esperado.");
    }

    @Test
    void aNumberThatIsTooLargeIsNotTakenForSomethingUnreadable() {
        assertThat(told(visitor.post(
                        ratings, "{\"conversationId\":\"" + UUID.randomUUID() + "\",\"stars\":99999999999}")))
                .isEqualTo("stars range: O número é grande demais.");
    }

    @Test
    void aCharacterThatCannotBeStoredIsToldAsSuch() {
        String said = "type: O texto tem um caractere que não pode ser guardado. Apague-o e tente de novo.";
        assertThat(told(owner.post("/api/v1/customers", "{\"name\":\"a\\u0000b\"}")))
                .isEqualTo("name " + said);
        assertThat(told(owner.post("/api/v1/customers", "{\"name\":\"a\\ud800b\"}")))
                .isEqualTo("name " + said);
        assertThat(told(owner.get("/api/v1/customers?search=a%00b"))).isEqualTo("search " + said);
        assertThat(told(owner.post("/api/v1/customers", "{\"name\":5}")))
                .isEqualTo("name type: O valor não é do tipo esperado.");
    }
}
