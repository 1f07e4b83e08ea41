package app.balcao.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.conversation.desk.ClosingForm;
import app.balcao.conversation.desk.ConversationTransfers;
import app.balcao.conversation.desk.DeskConversations;
import app.balcao.conversation.desk.TransferWish;
import app.balcao.conversation.store.ConversationMessageReads;
import app.balcao.people.ActingAgent;
import app.balcao.people.ChatStatus;
import app.balcao.people.ChatStatuses;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextManager;

/**
 * Whatever the customer, two agents and time do to a conversation, in whatever order and two of them at once: its messages are
 * one sequence without gaps, what was acknowledged is stored once, it has at most one agent, and what is over stays over.
 */
@BalcaoTest
class ConversationSequenceTest {

    private static final int LONGEST = 30;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestConversations conversations;

    @Autowired
    private ConversationMessages messages;

    @Autowired
    private ConversationMessageReads reads;

    @Autowired
    private DeskConversations desk;

    @Autowired
    private ConversationTransfers transfers;

    @Autowired
    private ConversationEnding ending;

    @Autowired
    private CustomerPresence presence;

    @Autowired
    private ConversationMarks marks;

    @Autowired
    private ChatStatuses statuses;

    @BeforeProperty
    void start() throws Exception {
        new TestContextManager(getClass()).prepareTestInstance(this);
    }

    /** What can happen. */
    enum What {
        CUSTOMER_WRITES,
        CUSTOMER_WRITES_AGAIN,
        AGENT_WRITES,
        AGENT_WRITES_AGAIN,
        AGENT_READS,
        TRANSFER,
        ACCEPT,
        DECLINE,
        CUSTOMER_GOES,
        CUSTOMER_COMES_BACK,
        CUSTOMER_ENDS,
        AGENT_ENDS
    }

    /** @param agent which of the two */
    record Step(What what, int agent) {}

    /** @param second what happens at the same time; null for nothing */
    record Turn(Step first, @Nullable Step second) {}

    @Property(seed = "20261128", tries = 40, edgeCases = EdgeCasesMode.NONE)
    @Rule({"WCH-21", "WCH-23", "CHT-4", "CHT-8", "CHT-12"})
    void whateverHappens(@ForAll("turns") List<Turn> turns) throws Exception {
        Story story = new Story();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Turn turn : turns) {
                List<Future<?>> running = new ArrayList<>();
                running.add(together.submit(story.telling(turn.first())));
                if (turn.second() != null) {
                    running.add(together.submit(story.telling(turn.second())));
                }
                for (Future<?> each : running) {
                    each.get();
                }
                story.check();
            }
        }
    }

    @Provide
    Arbitrary<List<Turn>> turns() {
        return Combinators.combine(steps(), steps().injectNull(0.6))
                .as(Turn::new)
                .list()
                .ofMaxSize(LONGEST);
    }

    private static Arbitrary<Step> steps() {
        Arbitrary<What> often = Arbitraries.of(
                What.CUSTOMER_WRITES,
                What.CUSTOMER_WRITES_AGAIN,
                What.AGENT_WRITES,
                What.AGENT_WRITES_AGAIN,
                What.AGENT_READS,
                What.TRANSFER,
                What.ACCEPT,
                What.DECLINE,
                What.CUSTOMER_GOES,
                What.CUSTOMER_COMES_BACK);
        return Combinators.combine(
                        Arbitraries.frequencyOf(Tuple.of(30, often), Tuple.of(1, Arbitraries.of(What.class))),
                        Arbitraries.integers().between(0, 1))
                .as(Step::new);
    }

    /** One conversation, and what everybody was told of it. */
    private final class Story {

        private final TestAccount account = accounts.create();
        private final List<ActingAgent> agents =
                List.of(accounts.acting(account, account.agent()), accounts.acting(account, account.colleague()));
        private final Conversation told = conversations.attended(account, account.agent());
        private final Map<String, ConversationMessageView> acknowledged = new HashMap<>();
        private long reached = told.lastSeq();
        private long read;
        private boolean over;
        private MessageDraft customers = TestConversations.draft("primeira");
        private MessageDraft agent = TestConversations.draft("primeira");

        Story() {
            Tenant.run(account.id(), () -> agents.forEach(each -> statuses.choose(each, ChatStatus.BUSY)));
        }

        Callable<@Nullable Void> telling(Step step) {
            return () -> {
                try {
                    Tenant.run(account.id(), () -> happen(step));
                } catch (Problem refused) {
                    assertThat(refused.status().value()).isIn(400, 404, 409);
                }
                return null;
            };
        }

        private void happen(Step step) {
            ActingAgent acting = agents.get(step.agent());
            UUID id = told.id();
            switch (step.what()) {
                case CUSTOMER_WRITES -> customerWrites(TestConversations.draft("cliente"));
                case CUSTOMER_WRITES_AGAIN -> customerWrites(customers);
                case AGENT_WRITES -> agentWrites(acting, TestConversations.draft("atendente"));
                case AGENT_WRITES_AGAIN -> agentWrites(acting, agent);
                case AGENT_READS -> marks.agentSaw(acting, id, Long.MAX_VALUE);
                case TRANSFER ->
                    transfers.transfer(
                            acting,
                            id,
                            new TransferWish(agents.get(1 - step.agent()).id(), null, null));
                case ACCEPT -> transfers.accept(acting, id, "Oi, sou eu");
                case DECLINE -> transfers.decline(acting, id);
                case CUSTOMER_GOES -> presence.gone(told.channel(), told.contact());
                case CUSTOMER_COMES_BACK -> presence.back(told.channel(), told.contact());
                case CUSTOMER_ENDS -> ending.byCustomer(id, told.contact());
                case AGENT_ENDS -> desk.end(acting, id, new ClosingForm(true, ""));
            }
        }

        private void customerWrites(MessageDraft draft) {
            customers = draft;
            acknowledge(messages.fromCustomer(told.id(), told.contact(), null, draft));
        }

        private void agentWrites(ActingAgent acting, MessageDraft draft) {
            agent = draft;
            acknowledge(messages.fromAgent(acting, told.id(), draft));
        }

        private synchronized void acknowledge(ConversationMessageView message) {
            ConversationMessageView before = acknowledged.put(message.author() + " " + message.clientId(), message);
            assertThat(before == null || before.seq() == message.seq())
                    .as("what is sent again is answered as it was stored")
                    .isTrue();
        }

        void check() {
            Conversation now = conversations.find(account, told.id());
            List<ConversationMessageView> stored =
                    accounts.in(account.id(), () -> reads.after(told.id(), 0, Integer.MAX_VALUE));
            assertThat(stored.stream().map(ConversationMessageView::seq))
                    .as("one sequence without gaps")
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, now.lastSeq()).boxed().toList());
            acknowledged.values().forEach(each -> assertThat(stored.stream()
                            .filter(one -> each.author() == one.author()
                                    && each.clientId().equals(one.clientId()))
                            .map(ConversationMessageView::seq))
                    .as("acknowledged, so stored once and there")
                    .containsExactly(each.seq()));
            assertThat(now.lastSeq()).isGreaterThanOrEqualTo(reached);
            assertThat(now.agentSeenSeq()).isBetween(read, now.lastSeq());
            assertThat(agents.stream().filter(each -> now.attendedBy(each.id())).count())
                    .as("one agent while it goes on, none after it")
                    .isEqualTo(now.over() ? 0 : 1);
            if (over) {
                assertThat(now.over()).as("what is over stays over").isTrue();
                assertThat(now.lastSeq()).as("and nothing is added").isEqualTo(reached);
            }
            reached = now.lastSeq();
            read = now.agentSeenSeq();
            over = now.over();
        }
    }
}
