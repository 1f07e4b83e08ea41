package app.balcao.notify;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static app.balcao.schema.Tables.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationEnding;
import app.balcao.conversation.TestRouting;
import app.balcao.conversation.routing.OfferReason;
import app.balcao.conversation.routing.Pulling;
import app.balcao.people.ChatStatus;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.OutgoingEmailRecord;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a bound agent is told by e-mail. Clara is bound to Ana, and Caio attends her. */
@BalcaoTest
class BindingMailTest {

    private static final String CLARA = "clara@cliente.example";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestRouting chats;

    @Autowired
    private Pulling pulling;

    @Autowired
    private ConversationEnding ending;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private UUID support;
    private UUID ana;
    private UUID caio;

    @BeforeEach
    void claraIsBoundToAna() {
        account = accounts.create();
        support = account.support();
        ana = account.agent();
        caio = account.colleague();
        chats.set(account, support, QUEUE.STICKY, true);
        chats.set(account, support, QUEUE.STICKY_NOTICE, true);
        chats.online(account, ana);
        chats.attend(account, ana, support, CLARA);
    }

    @Test
    @Rule("BND-50")
    void whileTheyAreOfflineTheyAreToldWhoAttendedTheirCustomer() {
        chats.become(account, ana, ChatStatus.OFFLINE);
        chats.online(account, caio);
        Conversation conversation = chats.open(account, support, CLARA);
        assertThat(chats.decisions(account, conversation).getLast().offer().reason())
                .as("through the queue")
                .isEqualTo(OfferReason.TURN);
        assertThat(mails()).as("nobody has attended her yet").isEmpty();
        chats.accept(account, caio, conversation);
        assertThat(mails()).hasSize(1);
        OutgoingEmailRecord mail = mails().getFirst();
        assertThat(mail.getToAddress()).isEqualTo(email(ana));
        assertThat(mail.getSubject()).contains("Rita Cliente", "Caio Colega");
        assertThat(mail.getHtml()).contains(CLARA, "Caio Colega", "Suporte");
    }

    @Test
    @Rule("BND-50")
    void theyAreToldInTheirLanguage() {
        chats.setAgent(account, ana, AGENT.LANGUAGE, "en");
        attendedByCaio();
        assertThat(mails().getFirst().getSubject()).contains("was attended by");
    }

    @Test
    @Rule("BND-51")
    void withTheSwitchOffTheyAreNot() {
        chats.set(account, support, QUEUE.STICKY_NOTICE, false);
        attendedByCaio();
        assertThat(mails()).isEmpty();
    }

    @Test
    @Rule("BND-52")
    void norWithoutAnAddressThatIsTheirs() {
        chats.setAgent(account, ana, AGENT.EMAIL_VALIDATED_AT, null);
        attendedByCaio();
        assertThat(mails()).isEmpty();
    }

    @Test
    @Rule("BND-53")
    void whenNobodyAttendsThereIsNothingToTell() {
        chats.become(account, ana, ChatStatus.OFFLINE);
        Conversation conversation = chats.open(account, support, CLARA);
        accounts.in(account.id(), () -> ending.byCustomer(conversation.id(), conversation.contact()));
        assertThat(mails()).isEmpty();
    }

    @Test
    @Rule("BND-56")
    void theyAreToldAsWellWhenTheyDidNotAnswer() {
        chats.online(account, caio);
        Conversation conversation = chats.open(account, support, CLARA);
        assertThat(conversation.agentId()).isEqualTo(ana);
        chats.miss(account, conversation);
        chats.accept(account, caio, conversation);
        assertThat(mails()).hasSize(1);
    }

    @Test
    @Rule("BND-33")
    void andWhenSomebodyWithoutDistributionTookTheirCustomer() {
        chats.become(account, ana, ChatStatus.OFFLINE);
        chats.setAgent(account, caio, AGENT.AUTOMATIC_DISTRIBUTION, false);
        chats.online(account, caio);
        Conversation conversation = chats.open(account, support, CLARA);
        var acting = accounts.acting(account, caio);
        assertThat(Tenant.call(account.id(), () -> pulling.next(acting, null)).map(Conversation::id))
                .contains(conversation.id());
        assertThat(mails()).hasSize(1);
    }

    @Test
    @Rule("BND-50")
    void theirOwnAttendanceIsNoNews() {
        chats.accept(account, ana, chats.open(account, support, CLARA));
        assertThat(mails()).isEmpty();
    }

    @Test
    @Rule("BND-50")
    void thereIsOneForEachConversationHoweverOftenItIsPassedOn() {
        attendedByCaio();
        chats.set(account, support, QUEUE.DISTRIBUTION, "BY_HAND");
        UUID id = accounts.in(account.id(), () -> sql.fetchSingle(
                        "select id from conversation where agent_id = ? and state = 'ACTIVE'", caio)
                .get(0, UUID.class));
        assertThat(accounts.signedIn(account, caio)
                        .post("/api/v1/conversations/" + id + "/transfer", Map.of("departmentId", support))
                        .status())
                .isEqualTo(200);
        var acting = accounts.acting(account, caio);
        assertThat(Tenant.call(account.id(), () -> pulling.take(acting, id)).agentId())
                .isEqualTo(caio);
        assertThat(mails()).hasSize(1);
    }

    private void attendedByCaio() {
        chats.become(account, ana, ChatStatus.OFFLINE);
        chats.online(account, caio);
        chats.accept(account, caio, chats.open(account, support, CLARA));
    }

    private List<OutgoingEmailRecord> mails() {
        return accounts.in(account.id(), () -> sql.selectFrom(OUTGOING_EMAIL)
                .where(OUTGOING_EMAIL.KIND.eq("BOUND_CUSTOMER_ATTENDED"))
                .fetch());
    }

    private String email(UUID agentId) {
        return accounts.in(account.id(), () -> sql.select(AGENT.EMAIL)
                .from(AGENT)
                .where(AGENT.ID.eq(agentId))
                .fetchSingle(AGENT.EMAIL));
    }
}
