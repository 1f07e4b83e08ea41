package app.balcao.notify;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.notify.store.NotificationRepository;
import app.balcao.people.ActingAgents;
import app.balcao.platform.Replay;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.outgoing.OutgoingMail;
import app.balcao.platform.outgoing.OutgoingMailQueue;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Actor;
import app.balcao.ticket.CustomerMessage;
import app.balcao.ticket.CustomerReplied;
import app.balcao.ticket.OpenedTicket;
import app.balcao.ticket.Origin;
import app.balcao.ticket.Situation;
import app.balcao.ticket.TicketKind;
import app.balcao.ticket.TicketOpening;
import app.balcao.ticket.TicketState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** The e-mail an agent gets of a customer's answer. */
@BalcaoTest
class AgentMailTest {

    private static final String HTML = "<p>Ainda <b>não</b> chegou.<img src=\"/api/v1/attachments/"
            + "00000000-0000-7000-8000-000000000001/content\"></p>";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private NotificationRepository repository;

    @Autowired
    private ActingAgents agents;

    @Autowired
    private Messages messages;

    @Autowired
    private TicketOpening opening;

    @Autowired
    private DSLContext sql;

    private final List<OutgoingMail> sent = new ArrayList<>();
    private AgentMail mail;
    private TestAccount account;
    private UUID customer;
    private OpenedTicket ticket;

    @BeforeEach
    void openTicket() {
        mail = new AgentMail(repository, agents, intercepted(), messages, "https://desk.example/");
        account = accounts.create();
        customer = accounts.in(account.id(), () -> sql.insertInto(CUSTOMER)
                .set(CUSTOMER.ACCOUNT_ID, account.id())
                .set(CUSTOMER.NAME, "Zé & Cia")
                .returningResult(CUSTOMER.ID)
                .fetchSingle()
                .value1());
        ticket = Tenant.call(
                account.id(),
                () -> opening.open(new CustomerMessage(
                        customer,
                        account.support(),
                        null,
                        2,
                        "Nota <fiscal>",
                        HTML,
                        null,
                        List.of(),
                        null,
                        null,
                        Origin.EMAIL,
                        null)));
    }

    @Test
    @Rule({"NTF-3", "RPL-7"})
    void carriesTheAnswerToTheResponsibleAgent() {
        answered(account.agent(), true);

        assertThat(sent).hasSize(1);
        OutgoingMail written = sent.getFirst();
        assertThat(written.toName()).isEqualTo("Ana Atendente");
        assertThat(written.subject()).isEqualTo("Chamado 1001: Zé & Cia respondeu – Nota <fiscal>");
        assertThat(written.html())
                .contains("Ainda <b>não</b> chegou.")
                .contains("<b>Zé &amp; Cia</b>")
                .contains("<b>Nota &lt;fiscal&gt;</b>")
                .contains("href=\"https://desk.example/tickets/" + ticket.id() + "\"")
                .doesNotContain("<img");
        assertThat(written.automatic()).isTrue();
        assertThat(written.ticketId()).isEqualTo(ticket.id());
    }

    @Test
    @Rule("NTF-3")
    void isSentOnlyWhereTheTicketAsksForIt() {
        answered(account.agent(), false);
        answered(null, true);

        assertThat(sent).isEmpty();
    }

    @Test
    void isNotSentForWhatIsReplayed() {
        Replay.at(Instant.parse("2026-01-02T12:00:00Z"), () -> {
            answered(account.agent(), true);
            return true;
        });

        assertThat(sent).isEmpty();
    }

    @Test
    void goesToNoAgentWhoIsNotActiveAndIsInTheirLanguage() {
        change(account.colleague(), false, null);
        change(account.agent(), true, "en");

        answered(account.colleague(), true);
        answered(account.agent(), true);

        assertThat(sent)
                .extracting(OutgoingMail::subject)
                .containsExactly("Ticket 1001: Zé & Cia replied – Nota <fiscal>");
    }

    private void answered(@Nullable UUID responsible, boolean notifyAgent) {
        TicketState state = new TicketState(
                ticket.id(),
                ticket.number(),
                TicketKind.EXTERNAL,
                "Nota <fiscal>",
                account.support(),
                null,
                2,
                customer,
                responsible,
                responsible == null ? Situation.NEW : Situation.AWAITING_AGENT,
                null,
                null,
                true,
                notifyAgent,
                null,
                "token",
                1);
        accounts.in(account.id(), () -> {
            mail.on(new CustomerReplied(state, Actor.customer(customer, "Zé & Cia"), ticket.messageId(), false));
            return true;
        });
    }

    private void change(UUID agent, boolean active, @Nullable String language) {
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.ACTIVE, active)
                .set(AGENT.LANGUAGE, language)
                .where(AGENT.ID.eq(agent))
                .execute());
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
