package app.balcao.conversation;

import static app.balcao.conversation.ConversationState.RINGING;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CONVERSATION_OFFER;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.conversation.QueuePlaces.QueuePlace;
import app.balcao.people.ChatStatus;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What who waits is told of their place. */
@BalcaoTest
class QueuePlacesTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestRouting chats;

    @Autowired
    private QueuePlaces places;

    @Autowired
    private DSLContext sql;

    @Test
    @Rule("QUE-3")
    void eachKnowsHowManyAreBeforeThemInTheirQueue() {
        TestAccount account = accounts.create();
        chats.setAgent(account, account.agent(), AGENT.MOST_CONVERSATIONS, (short) 1);
        chats.online(account, account.agent());
        Conversation rings = chats.open(account, account.support());
        assertThat(rings.state()).isEqualTo(RINGING);
        Conversation first = chats.open(account, account.support());
        Conversation elsewhere = chats.open(account, account.sales());
        Conversation second = chats.open(account, account.support());
        Map<UUID, QueuePlace> told = of(account, rings, first, second, elsewhere);
        assertThat(told.get(rings.id()).position()).isEqualTo(1);
        assertThat(told.get(first.id()).position()).isEqualTo(1);
        assertThat(told.get(second.id()).position()).isEqualTo(2);
        assertThat(told.get(elsewhere.id()).position()).isEqualTo(1);
        assertThat(told.get(second.id()).estimateSeconds())
                .as("nobody was answered lately")
                .isNull();
        Conversation attended = chats.accept(account, account.agent(), rings);
        assertThat(of(account, attended)).isEmpty();
    }

    @Test
    @Rule("QUE-3")
    void theWaitIsEstimatedFromHowFastOthersWereAnswered() {
        TestAccount account = accounts.create();
        chats.online(account, account.agent());
        for (int i = 0; i < 2; i++) {
            chats.accept(account, account.agent(), chats.open(account, account.support()));
        }
        Conversation early = chats.open(account, account.support());
        assertThat(of(account, early).get(early.id()).estimateSeconds())
                .as("after two")
                .isNull();
        chats.accept(account, account.agent(), early);
        chats.accept(account, account.agent(), chats.open(account, account.support()));
        // One each two minutes.
        accounts.in(account.id(), () -> {
            List<UUID> offers = sql.select(CONVERSATION_OFFER.ID)
                    .from(CONVERSATION_OFFER)
                    .orderBy(CONVERSATION_OFFER.ID)
                    .fetch(CONVERSATION_OFFER.ID);
            for (int i = 0; i < offers.size(); i++) {
                sql.update(CONVERSATION_OFFER)
                        .set(CONVERSATION_OFFER.CLOSED_AT, OffsetDateTime.now().minusMinutes(2L * (offers.size() - i)))
                        .where(CONVERSATION_OFFER.ID.eq(offers.get(i)))
                        .execute();
            }
            return offers;
        });
        chats.become(account, account.agent(), ChatStatus.BUSY);
        chats.open(account, account.support());
        Conversation second = chats.open(account, account.support());
        QueuePlace place = of(account, second).get(second.id());
        assertThat(place).isNotNull();
        assertThat(place.position()).isEqualTo(2);
        assertThat(place.estimateSeconds()).isBetween(230, 250);
    }

    @Test
    @Rule("QUE-3")
    void whatWasAnsweredMoreThanAnHourAgoSaysNothingOfTheWait() {
        TestAccount account = accounts.create();
        chats.online(account, account.agent());
        for (int i = 0; i < 3; i++) {
            chats.accept(account, account.agent(), chats.open(account, account.support()));
        }
        accounts.in(account.id(), () -> sql.update(CONVERSATION_OFFER)
                .set(CONVERSATION_OFFER.CLOSED_AT, OffsetDateTime.now().minusMinutes(61))
                .execute());
        Conversation waits = chats.open(account, account.support());
        assertThat(of(account, waits).get(waits.id()).estimateSeconds()).isNull();
    }

    private Map<UUID, QueuePlace> of(TestAccount account, Conversation... conversations) {
        List<UUID> ids = List.of(conversations).stream().map(Conversation::id).toList();
        return accounts.in(account.id(), () -> places.of(ids));
    }
}
