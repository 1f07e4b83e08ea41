package app.balcao.conversation;

import static app.balcao.schema.Tables.AGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.conversation.ConversationMessage.Author;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.platform.files.Attachments;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.StreamEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The messages of a conversation are the events of its topic. */
@BalcaoTest
class ConversationTopicTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestConversations chats;

    @Autowired
    private ConversationMessages messages;

    @Autowired
    private ConversationRepository conversations;

    @Autowired
    private ConversationTopic topic;

    @Autowired
    private Realtime realtime;

    @Autowired
    private Attachments attachments;

    @Autowired
    private DSLContext sql;

    private final JsonMapper json = new JsonMapper();
    private TestAccount account;
    private UUID conversation;

    @BeforeEach
    void aConversationOfFourMessages() {
        account = accounts.create();
        conversation = chats.waiting(account).id();
        UUID file = accounts.in(account.id(), () -> {
            sql.update(AGENT)
                    .set(AGENT.CHAT_NICKNAME, "Aninha")
                    .where(AGENT.ID.eq(account.agent()))
                    .execute();
            return upload();
        });
        accounts.in(account.id(), () -> {
            messages.said(locked(), Map.of("what", "joined"), account.agent());
            messages.sent(locked(), Author.AGENT, account.colleague(), null, new MessageDraft("b", "Olá, Rita!", null));
            messages.sent(locked(), Author.CUSTOMER, null, null, new MessageDraft("c", "", file));
            return true;
        });
    }

    private Conversation locked() {
        return conversations.lock(conversation).orElseThrow();
    }

    private UUID upload() {
        try {
            return attachments
                    .receive("foto.txt", new ByteArrayInputStream("olá".getBytes(StandardCharsets.UTF_8)))
                    .id();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    @Rule("RTM-11")
    void eventsCarryWhatTheConversationShowsUnderTheNumbersOfItsMessages() {
        List<StreamEvent> events = accounts.in(account.id(), () -> topic.after(conversation.toString(), 0, 10));
        assertThat(events).extracting(StreamEvent::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(events).extracting(StreamEvent::kind).containsOnly("message");
        List<JsonNode> shown =
                events.stream().map(each -> json.readTree(each.data())).toList();
        assertThat(shown.get(0).path("text").asString()).isEqualTo("Oi");
        assertThat(shown.get(2).path("clientId").asString()).isEqualTo("b");
        assertThat(shown.get(0).path("agent").isNull()).isTrue();
        assertThat(shown.get(1).at("/event/what").asString()).isEqualTo("joined");
        assertThat(shown.get(1).at("/agent/name").asString()).isEqualTo("Aninha");
        assertThat(shown.get(2).at("/agent/name").asString()).isEqualTo("Caio Colega");
        assertThat(shown.get(2).path("author").asString()).isEqualTo("AGENT");
        assertThat(shown.get(3).at("/file/name").asString()).isEqualTo("foto.txt");
        assertThat(shown.get(3).at("/file/sizeBytes").asInt()).isEqualTo(4);
    }

    @Test
    @Rule("RTM-11")
    void theTopicIsAsFarAsTheConversation() {
        accounts.in(account.id(), () -> {
            assertThat(realtime.lastSequence(ConversationTopic.of(conversation)))
                    .isEqualTo(4);
            assertThat(realtime.lastSequence(ConversationTopic.of(UUID.randomUUID())))
                    .isZero();
            assertThat(topic.after(conversation.toString(), 2, 1))
                    .extracting(StreamEvent::seq)
                    .containsExactly(3L);
            return true;
        });
        var other = accounts.create();
        assertThat(accounts.in(other.id(), () -> topic.after(conversation.toString(), 0, 10)))
                .isEmpty();
    }

    @Test
    void agentsWhoSeeTheConversationMayFollowIt() {
        accounts.in(account.id(), () -> {
            assertThat(topic.mayFollow(account.agent(), conversation.toString()))
                    .isTrue();
            assertThat(topic.mayFollow(account.manager(), conversation.toString()))
                    .isTrue();
            assertThat(topic.mayFollow(account.seller(), conversation.toString()))
                    .isFalse();
            return true;
        });
    }

    @Test
    void nothingElseIsPublishedOnIt() {
        accounts.in(account.id(), () -> {
            assertThatThrownBy(() -> realtime.publish(ConversationTopic.of(conversation), "x", Map.of()))
                    .isInstanceOf(IllegalArgumentException.class);
            return true;
        });
    }
}
