package app.balcao.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The key of a widget, replaced by another. */
@BalcaoTest
class WidgetKeysTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private TestChat chat;
    private String first;

    @BeforeEach
    void aWidget() {
        chat = new TestChat(accounts);
        first = key();
    }

    private String key() {
        return chat.owner.get("/api/v1/chat-widget").text("/key");
    }

    private String change(int overlapHours) {
        Answer changed = chat.owner.post("/api/v1/chat-widget/key", Map.of("overlapHours", overlapHours));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text("/script")).contains(changed.text("/key"));
        assertThat(changed.text("/key")).isEqualTo(key());
        return changed.text("/key");
    }

    private int opens(String key) {
        return chat.page.get("/widget/v1/" + key + "/settings").status();
    }

    @Test
    @Rule("WCH-25")
    void pagesWithTheFormerKeyGoOnForAsLongAsWasChosen() {
        assertThat(chat.owner
                        .get("/api/v1/chat-widget")
                        .json()
                        .path("formerKeysUntil")
                        .isNull())
                .isTrue();
        String second = change(24);
        assertThat(second).isNotEqualTo(first);
        assertThat(opens(first)).isEqualTo(200);
        assertThat(opens(second)).isEqualTo(200);
        Instant until = Instant.parse(chat.owner.get("/api/v1/chat-widget").text("/formerKeysUntil"));
        assertThat(until).isCloseTo(Instant.now().plus(24, ChronoUnit.HOURS), Assertions.within(1, ChronoUnit.MINUTES));
        String visitor = chat.page
                .post("/widget/v1/" + first + "/visitors", Map.of("language", "pt-BR"))
                .text("/visitor");
        assertThat(chat.page
                        .post("/widget/v1/" + second + "/visitors", Map.of("visitor", visitor, "language", "pt-BR"))
                        .text("/visitor"))
                .as("the same browser on a page with the new key")
                .isEqualTo(visitor);
        accounts.in(
                chat.account.id(),
                () -> sql.execute("update chat_widget_former_key set good_until = now() - interval '1 second'"));
        assertThat(opens(first)).isEqualTo(404);
        assertThat(chat.owner
                        .get("/api/v1/chat-widget")
                        .json()
                        .path("formerKeysUntil")
                        .isNull())
                .isTrue();
    }

    @Test
    @Rule("WCH-25")
    void noFormerKeyIsGoodForLongerThanWasChosenLast() {
        String second = change(168);
        change(0);
        assertThat(opens(first)).isEqualTo(404);
        assertThat(opens(second)).isEqualTo(404);
        assertThat(opens(key())).isEqualTo(200);
    }

    @Test
    @Rule("WCH-25")
    void administratorsAloneChangeItAndItIsAudited() {
        assertThat(chat.agent
                        .post("/api/v1/chat-widget/key", Map.of("overlapHours", 0))
                        .status())
                .isEqualTo(403);
        for (Object bad : new Object[] {-1, 169, "24"}) {
            assertThat(chat.owner
                            .post("/api/v1/chat-widget/key", Map.of("overlapHours", bad))
                            .status())
                    .isEqualTo(400);
        }
        assertThat(chat.owner.post("/api/v1/chat-widget/key", Map.of()).status())
                .isEqualTo(400);
        assertThat(key()).isEqualTo(first);
        change(24);
        assertThat(chat.owner
                        .get("/api/v1/audit-entries?action=chat-widget.key-changed")
                        .json()
                        .toString())
                .contains("formerKeyHours");
    }
}
