package app.balcao.conversation.binding;

import static app.balcao.conversation.ConversationState.RINGING;
import static app.balcao.conversation.ConversationState.WAITING;
import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.QUEUE;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.conversation.Conversation;
import app.balcao.conversation.Entry;
import app.balcao.conversation.TestRouting;
import app.balcao.conversation.routing.Decision.BindingUse.Why;
import app.balcao.conversation.routing.OfferReason;
import app.balcao.conversation.routing.Pulling;
import app.balcao.conversation.store.BindingRepository;
import app.balcao.people.ChatStatus;
import app.balcao.platform.tenant.Tenant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each rule of the binding, as it is written: what is given, what happens, what follows. X is Ana, Y is Caio, c is Clara. */
@BalcaoTest
class BindingRulesTest {

    private static final String CLARA = "clara@cliente.example";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestRouting chats;

    @Autowired
    private BindingRepository bindings;

    @Autowired
    private Pulling pulling;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private UUID support;
    private UUID ana;
    private UUID caio;

    @BeforeEach
    void bindingsAreOn() {
        account = accounts.create();
        support = account.support();
        ana = account.agent();
        caio = account.colleague();
        chats.set(account, support, QUEUE.STICKY, true);
    }

    @Test
    @Rule("BND-10")
    void whoAttendsAnUnboundCustomerHasThemBound() {
        chats.online(account, ana);
        chats.attend(account, ana, support, CLARA);
        assertThat(boundIn(support)).contains(ana);
    }

    @Test
    @Rule({"BND-10", "BND-30"})
    void nobodyIsBoundToAnAgentWithoutDistribution() {
        chats.setAgent(account, ana, AGENT.AUTOMATIC_DISTRIBUTION, false);
        chats.online(account, ana);
        Conversation conversation = chats.open(account, support, CLARA);
        assertThat(next(ana)).contains(conversation.id());
        chats.says(account, ana, conversation, "Oi, Clara");
        assertThat(boundIn(support)).isEmpty();
    }

    @Test
    @Rule("BND-11")
    void aBoundCustomerComesToTheirAgent() {
        given(ana, support);
        chats.online(account, ana, caio);
        takesATurn(caio);
        takesATurn(ana);
        takesATurn(caio);
        Conversation conversation = chats.open(account, support, CLARA);
        assertThat(conversation.agentId()).isEqualTo(ana);
        assertThat(reason(conversation)).isEqualTo(OfferReason.BINDING);
    }

    @Test
    @Rule("BND-12")
    void theBindingStaysWithWhoAttendedFirst() {
        given(ana, support);
        chats.online(account, caio);
        chats.attend(account, caio, support, CLARA);
        assertThat(boundIn(support)).contains(ana);
    }

    @Test
    @Rule("BND-13")
    void whileItIsOffNothingIsBoundAndWhatIsBoundIsKeptAndDoesNotCount() {
        given(ana, support);
        chats.set(account, support, QUEUE.STICKY, false);
        chats.online(account, caio);
        chats.attend(account, caio, support, "outra@cliente.example");
        assertThat(bound(support, "outra@cliente.example")).isEmpty();
        chats.online(account, ana);
        chats.become(account, caio, ChatStatus.OFFLINE);
        assertThat(reason(chats.open(account, support, CLARA))).isEqualTo(OfferReason.TURN);
        assertThat(boundIn(support)).contains(ana);
    }

    @Test
    @Rule("BND-14")
    void theBindingBeginsWithTheFirstMessageOfWhoAccepted() {
        chats.online(account, ana);
        Conversation conversation = chats.open(account, support, CLARA);
        assertThat(boundIn(support)).isEmpty();
        Conversation attended = chats.accept(account, ana, conversation);
        assertThat(boundIn(support)).as("accepting alone does not bind").isEmpty();
        chats.says(account, ana, attended, "Oi, Clara");
        assertThat(boundIn(support)).contains(ana);
    }

    @Test
    @Rule("BND-20")
    void whoGivesNoAddressIsAttendedFromTheQueue() {
        given(ana, support);
        chats.online(account, ana);
        Conversation conversation = chats.open(account, support, null);
        assertThat(reason(conversation)).isEqualTo(OfferReason.TURN);
        assertThat(chats.decisions(account, conversation).getFirst().decision().binding())
                .isNull();
    }

    @Test
    @Rule("BND-21")
    void norAreTheyBoundByIt() {
        chats.online(account, ana);
        Conversation conversation = chats.open(account, support, null);
        chats.says(account, ana, chats.accept(account, ana, conversation), "Oi");
        assertThat(accounts.in(account.id(), () -> sql.fetchCount(app.balcao.schema.Tables.CUSTOMER_BINDING)))
                .isZero();
    }

    @Test
    @Rule("BND-22")
    void whoIsInvitedStaysAnonymousWithWhoInvitedThem() {
        given(ana, support);
        chats.online(account, ana, caio);
        Conversation conversation = chats.open(account, support, null, Entry.INVITATION, caio);
        assertThat(conversation.attendedBy(caio)).isTrue();
        assertThat(reason(conversation)).isEqualTo(OfferReason.INVITATION);
    }

    @Test
    @Rule("BND-23")
    void whoComesAnonymousByATriggerIsAttendedFromTheQueue() {
        given(ana, support);
        chats.online(account, ana);
        Conversation conversation = chats.open(account, support, null, Entry.TRIGGER, null);
        assertThat(reason(conversation)).isEqualTo(OfferReason.TURN);
        chats.says(account, ana, chats.accept(account, ana, conversation), "Oi");
        assertThat(boundIn(support)).contains(ana);
    }

    @Test
    @Rule("BND-24")
    void whoIsKnownByEmailIsBoundWhenTheyComeByATriggerAndNotByAnInvitation() {
        given(ana, support);
        chats.online(account, ana, caio);
        Conversation triggered = chats.open(account, support, CLARA, Entry.TRIGGER, null);
        assertThat(reason(triggered)).isEqualTo(OfferReason.BINDING);
        Conversation invited = chats.open(account, support, CLARA, Entry.INVITATION, caio);
        assertThat(invited.attendedBy(caio)).isTrue();
        Conversation stranger = chats.open(account, support, "nova@cliente.example", Entry.INVITATION, caio);
        chats.says(account, caio, stranger, "Oi");
        assertThat(bound(support, "nova@cliente.example")).isEmpty();
    }

    @Test
    @Rule("BND-30")
    void aBoundAgentWithoutDistributionIsNotGivenTheirCustomer() {
        given(ana, support);
        chats.setAgent(account, ana, AGENT.AUTOMATIC_DISTRIBUTION, false);
        chats.online(account, ana, caio);
        Conversation conversation = chats.open(account, support, CLARA);
        assertThat(conversation.agentId()).isEqualTo(caio);
        assertThat(why(conversation)).isEqualTo(Why.NOT_AUTOMATIC);
    }

    @Test
    @Rule("BND-32")
    void whoHasNoDistributionMayTakeAnybodyBoundOrNot() {
        given(ana, support);
        chats.setAgent(account, caio, AGENT.AUTOMATIC_DISTRIBUTION, false);
        chats.become(account, caio, ChatStatus.BUSY);
        Conversation bound = chats.open(account, support, CLARA);
        Conversation other = chats.open(account, support, null);
        assertThat(next(caio)).contains(bound.id());
        assertThat(next(caio)).contains(other.id());
    }

    @Test
    @Rule("BND-40")
    void itIsOnInOneDepartmentAndOffInAnother() {
        chats.online(account, ana, account.seller());
        chats.attend(account, ana, support, CLARA);
        chats.attend(account, account.seller(), account.sales(), CLARA);
        assertThat(boundIn(support)).contains(ana);
        assertThat(boundIn(account.sales())).isEmpty();
    }

    @Test
    @Rule("BND-41")
    void inAnotherDepartmentTheyAreAttendedAsAnybodyElse() {
        given(ana, support);
        chats.set(account, account.sales(), QUEUE.STICKY, true);
        attendsSales(ana);
        chats.online(account, account.seller());
        Conversation conversation = chats.open(account, account.sales(), CLARA);
        assertThat(conversation.agentId()).isEqualTo(account.seller());
        assertThat(reason(conversation)).isEqualTo(OfferReason.TURN);
    }

    @Test
    @Rule("BND-42")
    void thereTheyAreBoundToSomebodyElseBesides() {
        given(ana, support);
        chats.set(account, account.sales(), QUEUE.STICKY, true);
        chats.online(account, account.seller());
        chats.attend(account, account.seller(), account.sales(), CLARA);
        assertThat(boundIn(support)).contains(ana);
        assertThat(boundIn(account.sales())).contains(account.seller());
    }

    @Test
    @Rule("BND-43")
    void whatIsBoundInTheOneHasNoInfluenceInTheOther() {
        given(ana, support);
        given(account.seller(), account.sales());
        chats.set(account, account.sales(), QUEUE.STICKY, true);
        chats.online(account, caio, ana, account.seller());
        assertThat(chats.open(account, support, CLARA).agentId()).isEqualTo(ana);
        assertThat(chats.open(account, account.sales(), CLARA).agentId()).isEqualTo(account.seller());
    }

    @Test
    @Rule("BND-54")
    void whatTheBoundAgentDoesNotAnswerGoesToTheQueue() {
        given(ana, support);
        chats.online(account, ana, caio);
        Conversation conversation = chats.open(account, support, CLARA);
        assertThat(conversation.agentId()).isEqualTo(ana);
        chats.miss(account, conversation);
        Conversation queued = chats.now(account, conversation);
        assertThat(queued.agentId()).isEqualTo(caio);
        assertThat(chats.decisions(account, conversation).getLast().decision().reason())
                .isEqualTo(OfferReason.TURN);
        assertThat(why(queued)).isEqualTo(Why.MISSED_THIS);
    }

    @Test
    @Rule("BND-55")
    void thereItKeepsThePlaceOfWhenItCame() {
        given(ana, support);
        chats.online(account, ana);
        Conversation bound = chats.open(account, support, CLARA);
        chats.become(account, caio, ChatStatus.BUSY);
        chats.setAgent(account, ana, AGENT.MOST_CONVERSATIONS, (short) 1);
        Conversation later = chats.open(account, support, null);
        assertThat(later.state()).isEqualTo(WAITING);
        chats.miss(account, bound);
        assertThat(chats.now(account, bound).waitingSince()).isEqualTo(bound.waitingSince());
        chats.become(account, ana, ChatStatus.OFFLINE);
        chats.until(account, later, WAITING);
        assertThat(next(caio)).as("before who came later").contains(bound.id());
    }

    @Test
    @Rule("BND-57")
    void aBusyAgentIsAsGoodAsOffline() {
        given(ana, support);
        chats.online(account, caio);
        chats.become(account, ana, ChatStatus.BUSY);
        Conversation conversation = chats.open(account, support, CLARA);
        assertThat(conversation.agentId()).isEqualTo(caio);
        assertThat(why(conversation)).isEqualTo(Why.BUSY);
    }

    @Test
    @Rule("BND-60")
    void theirAgentGetsThemThoughItIsSomebodyElsesTurn() {
        given(ana, support);
        chats.online(account, ana, caio);
        takesATurn(ana);
        Conversation conversation = chats.open(account, support, CLARA);
        assertThat(conversation.agentId()).isEqualTo(ana);
        assertThat(reason(conversation)).isEqualTo(OfferReason.BINDING);
    }

    @Test
    @Rule("BND-61")
    void andKeepsTheTurnTheyHad() {
        given(ana, support);
        chats.online(account, ana, caio, account.manager());
        takesATurn(account.manager());
        takesATurn(ana);
        takesATurn(caio);
        // Whose turn it is now: the manager, then Ana, then Caio.
        chats.accept(account, ana, chats.open(account, support, CLARA));
        assertThat(servedNext()).isEqualTo(account.manager());
        assertThat(servedNext()).isEqualTo(ana);
        assertThat(servedNext()).isEqualTo(caio);
    }

    @Test
    @Rule("BND-62")
    void whoWasNextRemainsNext() {
        given(ana, support);
        chats.online(account, ana, caio);
        takesATurn(caio);
        Conversation bound = chats.open(account, support, CLARA);
        assertThat(chats.open(account, support).agentId())
                .as("while the bound one still rings")
                .isEqualTo(ana);
        chats.accept(account, ana, bound);
    }

    @Test
    @Rule("BND-76")
    void anInactiveAgentCountsAsOffline() {
        given(ana, support);
        chats.online(account, ana, caio);
        chats.setAgent(account, ana, AGENT.ACTIVE, false);
        Conversation conversation = chats.open(account, support, CLARA);
        assertThat(conversation.agentId()).isEqualTo(caio);
        assertThat(boundIn(support)).as("and keeps the binding").contains(ana);
    }

    @Test
    @Rule("BND-77")
    void whoIsPassedOnWithinTheDepartmentStaysBoundAndIsBoundInAnotherOne() {
        chats.set(account, account.sales(), QUEUE.STICKY, true);
        chats.online(account, ana);
        Conversation conversation = chats.attend(account, ana, support, CLARA);
        passOn(conversation, support, caio);
        chats.says(account, caio, conversation, "Agora sou eu");
        assertThat(boundIn(support)).contains(ana);
        passOn(conversation, account.sales(), account.seller());
        chats.says(account, account.seller(), conversation, "E agora eu");
        assertThat(boundIn(support)).contains(ana);
        assertThat(boundIn(account.sales())).contains(account.seller());
    }

    private void given(UUID agentId, UUID departmentId) {
        accounts.in(
                account.id(),
                () -> bindings.insert(new BindingForm(agentId, departmentId, CLARA), java.time.Instant.now()));
    }

    private Optional<UUID> boundIn(UUID departmentId) {
        return bound(departmentId, CLARA);
    }

    private Optional<UUID> bound(UUID departmentId, String email) {
        return accounts.in(account.id(), () -> bindings.bound(departmentId, email))
                .map(each -> each.agentId());
    }

    /** Somebody unbound is served, by an agent who is next by it: nobody else has a smaller turn. */
    private void takesATurn(UUID agentId) {
        Conversation conversation = chats.open(account, support);
        for (int i = 0; i < 4 && !agentId.equals(conversation.agentId()); i++) {
            UUID other = conversation.agentId();
            assertThat(other).isNotNull();
            chats.decline(account, other, conversation);
            conversation = chats.now(account, conversation);
        }
        end(chats.accept(account, agentId, conversation));
    }

    private UUID servedNext() {
        Conversation conversation = chats.open(account, support);
        assertThat(conversation.state()).isEqualTo(RINGING);
        return chats.accept(account, conversation.agentId(), conversation).agentId();
    }

    private Optional<UUID> next(UUID agentId) {
        var acting = accounts.acting(account, agentId);
        return Tenant.call(account.id(), () -> pulling.next(acting, null)).map(Conversation::id);
    }

    private void end(Conversation conversation) {
        accounts.in(account.id(), () -> sql.update(CONVERSATION)
                .set(CONVERSATION.STATE, "ENDED")
                .set(CONVERSATION.ENDED_AT, java.time.OffsetDateTime.now())
                .set(CONVERSATION.END_REASON, "AGENT")
                .where(CONVERSATION.ID.eq(conversation.id()))
                .execute());
    }

    // As a transfer leaves it.
    private void passOn(Conversation conversation, UUID departmentId, UUID agentId) {
        UUID queue = chats.queue(account, departmentId);
        accounts.in(account.id(), () -> sql.update(CONVERSATION)
                .set(CONVERSATION.QUEUE_ID, queue)
                .set(CONVERSATION.DEPARTMENT_ID, departmentId)
                .set(CONVERSATION.AGENT_ID, agentId)
                .where(CONVERSATION.ID.eq(conversation.id()))
                .execute());
    }

    private void attendsSales(UUID agentId) {
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "insert into department_agent (account_id, department_id, agent_id, tickets, chat, manager)"
                                + " values (?, ?, ?, false, true, false)",
                        account.id(),
                        account.sales(),
                        agentId));
    }

    private OfferReason reason(Conversation conversation) {
        return chats.decisions(account, conversation).getLast().offer().reason();
    }

    private @Nullable Why why(Conversation conversation) {
        var binding =
                chats.decisions(account, conversation).getLast().decision().binding();
        return binding == null ? null : binding.why();
    }
}
