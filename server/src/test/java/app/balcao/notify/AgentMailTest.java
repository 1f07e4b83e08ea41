package app.balcao.notify;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.NOTIFICATION_EMAIL;
import static app.balcao.schema.Tables.SCHEDULED_TASKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.notice.Notices;
import app.balcao.notify.store.AgentMailRepository;
import app.balcao.people.ActingAgents;
import app.balcao.people.EmailNotice;
import app.balcao.platform.Replay;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.outgoing.OutgoingMail;
import app.balcao.platform.outgoing.OutgoingMailQueue;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.CustomerMessage;
import app.balcao.ticket.CustomerReplies;
import app.balcao.ticket.OpenedTicket;
import app.balcao.ticket.Origin;
import app.balcao.ticket.TicketBinding;
import app.balcao.ticket.TicketOpening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** The e-mails that agents get beside the bell. */
@BalcaoTest
class AgentMailTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private AgentMailRepository repository;

    @Autowired
    private AgentMailText text;

    @Autowired
    private ActingAgents agents;

    @Autowired
    private Notices notices;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Clock clock;

    @Autowired
    private Bell bell;

    @Autowired
    private TicketOpening opening;

    @Autowired
    private TicketBinding binding;

    @Autowired
    private CustomerReplies replies;

    @Autowired
    private DSLContext sql;

    @Autowired
    private JsonMapper json;

    private final List<OutgoingMail> sent = new ArrayList<>();
    private AgentMail mail;
    private TestAccount account;
    private UUID customer;
    private OpenedTicket ticket;

    @BeforeEach
    void openTicket() {
        mail = new AgentMail(repository, text, agents, notices, intercepted(), jobs, clock);
        account = accounts.create();
        customer = accounts.in(account.id(), () -> sql.insertInto(CUSTOMER)
                .set(CUSTOMER.ACCOUNT_ID, account.id())
                .set(CUSTOMER.NAME, "Zé & Cia")
                .returningResult(CUSTOMER.ID)
                .fetchSingle()
                .value1());
        ticket = Tenant.call(account.id(), () -> opening.open(message("Preciso de ajuda.")));
    }

    @Test
    @Rule({"NTF-3", "RPL-7"})
    void carriesTheAnswerToTheResponsibleAgent() {
        bind(account.agent(), true);
        answer(
                "Ainda <b>não</b> chegou.<img src=\"/api/v1/attachments/00000000-0000-7000-8000-000000000001/content\">");

        sendGathered();

        assertThat(sent).hasSize(1);
        OutgoingMail written = sent.getFirst();
        assertThat(written.kind()).isEqualTo("CUSTOMER_REPLIED");
        assertThat(written.toName()).isEqualTo("Ana Atendente");
        assertThat(written.subject()).isEqualTo("Chamado 1001: Zé & Cia respondeu – Nota <fiscal>");
        assertThat(written.html())
                .contains("Ainda <b>não</b> chegou.")
                .contains("<b>Zé &amp; Cia</b>")
                .contains("<b>Nota &lt;fiscal&gt;</b>")
                .contains("href=\"http://localhost:8080/tickets/" + ticket.id() + "\"")
                .doesNotContain("<img");
        assertThat(written.cause().automatic()).isTrue();
        assertThat(written.ticketId()).isEqualTo(ticket.id());
    }

    @Test
    @Rule("NTF-3")
    void anAnswerIsSentOnlyWhereTheTicketAsksForIt() {
        answer("Alguém aí?");
        bind(account.agent(), false);
        answer("Continuo à espera.");

        sendGathered();

        assertThat(sent).isEmpty();
    }

    @Test
    @Rule("NTF-9")
    void answersWithinAMinuteGoInOneMail() {
        bind(account.agent(), true);
        answer("Primeira.");
        answer("Segunda.");

        List<UUID> gathered = gathered();
        assertThat(gathered).hasSize(1);
        assertThat(dueAfter(gathered.getFirst())).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(61));
        sendGathered();
        answer("Terceira.");
        sendGathered();

        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst().html())
                .containsSubsequence(
                        "Zé &amp; Cia", "<blockquote><p>Primeira.", "</blockquote><blockquote><p>Segunda.", "Abrir")
                .doesNotContain("Terceira");
        assertThat(sent.getLast().html()).contains("Terceira").doesNotContain("Segunda");
    }

    @Test
    @Rule("NTF-9")
    void anotherTicketOrAnotherKindIsAMailOfItsOwn() {
        choose(account.agent(), EmailNotice.values());
        bind(account.agent(), true);
        OpenedTicket other = Tenant.call(account.id(), () -> opening.open(message("Outro assunto.")));
        accounts.in(account.id(), () -> {
            for (UUID each : List.of(ticket.id(), other.id())) {
                for (var kind : List.of(NotificationKind.TICKET_BOUND, NotificationKind.DELIVERY_FAILED)) {
                    ring(each, kind, Map.of("byName", "Caio", "to", "ze@example.com"));
                    ring(each, kind, Map.of("byName", "Caio", "to", "ze@example.com"));
                }
            }
            return true;
        });

        sendGathered();

        assertThat(sent)
                .extracting(OutgoingMail::kind)
                .filteredOn("TICKET_BOUND"::equals)
                .hasSize(2);
        assertThat(sent)
                .extracting(OutgoingMail::kind)
                .filteredOn("DELIVERY_FAILED"::equals)
                .hasSize(2);
        assertThat(sent)
                .filteredOn(each -> each.kind().equals("DELIVERY_FAILED"))
                .allSatisfy(each -> assertThat(each.html()).containsOnlyOnce("ze@example.com"));
    }

    @Test
    @Rule("NTF-9")
    void manyAnswersAtOnceAreCounted() {
        bind(account.agent(), true);
        for (int i = 1; i <= 23; i++) {
            answer("Número " + i + ".");
        }

        sendGathered();

        assertThat(sent.getFirst().html())
                .contains("Número 20.", "E mais 3, que você vê no chamado.")
                .doesNotContain("Número 21.");
    }

    @Test
    @Rule("AGT-12")
    void eachKindComesToWhomChoseItAndToNobodyElse() {
        choose(account.agent(), EmailNotice.NEW_TICKETS, EmailNotice.ASSIGNMENTS);
        choose(account.owner(), EmailNotice.FAILURES);
        UUID id = ticket.id();
        accounts.in(account.id(), () -> {
            bell.ring(
                    new Audience.Department(account.support()),
                    null,
                    NotificationKind.TICKET_OPENED,
                    named(id),
                    Map.of(),
                    true);
            ring(id, NotificationKind.TICKET_BOUND, Map.of("byName", "Caio <Colega>"));
            ring(id, NotificationKind.TICKET_REBOUND, Map.of("toName", "Caio Colega"));
            ring(id, NotificationKind.CUSTOMER_REPLIED, Map.of("customerName", "Zé"));
            ring(id, NotificationKind.DELIVERY_FAILED, Map.of("to", "ze@example.com"));
            bell.ring(
                    new Audience.Administrators(),
                    null,
                    NotificationKind.MAILBOX_FAILED,
                    null,
                    Map.of("address", "sac@example.com"),
                    true);
            return true;
        });

        sendGathered();

        assertThat(sent)
                .extracting(OutgoingMail::toName, OutgoingMail::subject)
                .containsExactlyInAnyOrder(
                        tuple("Ana Atendente", "Chamado 1001 aguarda atendimento – Nota <fiscal>"),
                        tuple("Ana Atendente", "Chamado 1001: Caio <Colega> vinculou você – Nota <fiscal>"),
                        tuple("Ana Atendente", "Chamado 1001 passou para Caio Colega – Nota <fiscal>"),
                        tuple("Olívia Dona", "A caixa sac@example.com não pôde ser lida"));
        assertThat(sent).allSatisfy(each -> assertThat(each.html()).contains("em Meus dados."));
        assertThat(sent)
                .filteredOn(each -> each.kind().equals("TICKET_BOUND"))
                .allSatisfy(each -> assertThat(each.html()).contains("<b>Caio &lt;Colega&gt;</b>"));
        assertThat(sent)
                .filteredOn(each -> each.kind().equals("MAILBOX_FAILED"))
                .allSatisfy(each -> assertThat(each.html()).contains("http://localhost:8080/settings/mailboxes"));
    }

    @Test
    @Rule({"NTF-3", "AGT-12"})
    void whoSwitchedAnswersOffGetsNoneThoughTheTicketAsks() {
        choose(account.agent());
        bind(account.agent(), true);
        answer("Alguém aí?");

        sendGathered();

        assertThat(sent).isEmpty();
    }

    @Test
    @Rule("NTF-7")
    void whoLostSightOfTheTicketMeanwhileGetsNone() {
        bind(account.agent(), true);
        answer("Segredo.");
        accounts.in(account.id(), () -> sql.deleteFrom(DEPARTMENT_AGENT)
                .where(DEPARTMENT_AGENT.AGENT_ID.eq(account.agent()))
                .execute());

        sendGathered();

        assertThat(sent).isEmpty();
        assertThat(gathered()).isEmpty();
    }

    @Test
    void isNotSentForWhatIsReplayed() {
        bind(account.agent(), true);
        Replay.at(Instant.parse("2026-01-02T12:00:00Z"), () -> {
            answer("De outrora.");
            return true;
        });

        sendGathered();

        assertThat(sent).isEmpty();
    }

    @Test
    void goesToNoAgentWhoIsNotActiveAndIsInTheirLanguage() {
        bind(account.agent(), true);
        change(account.agent(), true, "en");
        answer("Olá.");
        sendGathered();
        answer("Ainda aí?");
        change(account.agent(), false, "en");
        sendGathered();

        assertThat(sent)
                .extracting(OutgoingMail::subject)
                .containsExactly("Ticket 1001: Zé & Cia replied – Nota <fiscal>");
    }

    private void bind(UUID agent, boolean notifyAgent) {
        var acting = accounts.acting(account, agent);
        Tenant.run(account.id(), () -> binding.bindSelf(acting, ticket.id(), notifyAgent));
    }

    private void answer(String text) {
        Tenant.run(account.id(), () -> replies.append(ticket.id(), message(text)));
    }

    private void ring(UUID about, NotificationKind kind, Map<String, Object> data) {
        bell.ring(new Audience.Agent(account.agent()), null, kind, named(about), data, true);
    }

    private static Notification.TicketName named(UUID id) {
        return new Notification.TicketName(id, 1001, "Nota <fiscal>");
    }

    private List<UUID> gathered() {
        return accounts.in(account.id(), () -> sql.select(NOTIFICATION_EMAIL.ID)
                .from(NOTIFICATION_EMAIL)
                .where(NOTIFICATION_EMAIL.ACCOUNT_ID.eq(account.id()))
                .orderBy(NOTIFICATION_EMAIL.ID)
                .fetch(NOTIFICATION_EMAIL.ID));
    }

    /** As the job does a minute later. */
    private void sendGathered() {
        for (UUID each : gathered()) {
            accounts.in(account.id(), () -> {
                mail.send(each);
                return true;
            });
        }
    }

    private Duration dueAfter(UUID gathered) {
        return accounts.in(
                account.id(),
                () -> Duration.between(
                        clock.instant(),
                        sql.select(SCHEDULED_TASKS.EXECUTION_TIME)
                                .from(SCHEDULED_TASKS)
                                .where(SCHEDULED_TASKS.TASK_NAME.eq(AgentMail.SEND.getTaskName()))
                                .and(SCHEDULED_TASKS.TASK_INSTANCE.eq(account.id() + ":" + gathered))
                                .fetchSingle()
                                .value1()
                                .toInstant()));
    }

    private void choose(UUID agent, EmailNotice... notices) {
        Map<String, Boolean> chosen = new HashMap<>();
        for (EmailNotice each : EmailNotice.values()) {
            chosen.put(each.name(), Arrays.asList(notices).contains(each));
        }
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.EMAIL_PREFERENCES, JSONB.valueOf(json.writeValueAsString(chosen)))
                .where(AGENT.ID.eq(agent))
                .execute());
    }

    private void change(UUID agent, boolean active, @Nullable String language) {
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.ACTIVE, active)
                .set(AGENT.LANGUAGE, language)
                .where(AGENT.ID.eq(agent))
                .execute());
    }

    private CustomerMessage message(String text) {
        return new CustomerMessage(
                customer,
                account.support(),
                null,
                2,
                "Nota <fiscal>",
                "<p>" + text + "</p>",
                null,
                List.of(),
                null,
                null,
                Origin.EMAIL,
                null);
    }

    private ObjectProvider<OutgoingMailQueue> intercepted() {
        return new ObjectProvider<>() {
            @Override
            public OutgoingMailQueue getObject() {
                return sent::add;
            }

            @Override
            public Stream<OutgoingMailQueue> stream() {
                return Stream.of(getObject());
            }
        };
    }
}
