package app.balcao.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BalcaoTest
class SenderTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Customers customers;

    @Autowired
    private Organizations organizations;

    @Test
    @Rule("CUS-2")
    void anUnknownSenderBecomesACustomer() {
        var account = accounts.create();
        Customer customer = sender(account.id(), "  Joana@Cliente.example", "Joana  d'Arc\r\n");
        assertThat(customer.name()).isEqualTo("Joana d'Arc");
        assertThat(customer.emails()).containsExactly("joana@cliente.example");
        assertThat(customer.organization()).isNull();
        assertThat(customer.canOpenTickets()).isTrue();
    }

    @Test
    @Rule("CUS-2")
    void aSenderWithoutANameIsCalledByTheAddress() {
        var account = accounts.create();
        assertThat(sender(account.id(), "a@cliente.example", null).name()).isEqualTo("a@cliente.example");
        assertThat(sender(account.id(), "b@cliente.example", " \u200b ").name()).isEqualTo("b@cliente.example");
        assertThat(sender(account.id(), "c@cliente.example", "é".repeat(300)).name())
                .hasSize(250);
    }

    @Test
    void aKnownSenderStaysWhoTheyAre() {
        var account = accounts.create();
        Customer first = sender(account.id(), "ana@café.example", "Ana");
        Customer again = sender(account.id(), "ANA@xn--caf-dma.example", "Outro Nome");
        assertThat(again).isEqualTo(first);
    }

    @Test
    void theSameAddressInTwoAccountsIsTwoCustomers() {
        var one = accounts.create();
        var two = accounts.create();
        UUID here = sender(one.id(), "ana@cliente.example", "Ana").id();
        assertThat(sender(two.id(), "ana@cliente.example", "Ana").id()).isNotEqualTo(here);
        assertThat(Tenant.call(two.id(), () -> customers.find(here))).isEmpty();
        assertThat(Tenant.call(two.id(), () -> customers.names(List.of(here)))).isEmpty();
    }

    @Test
    @Rule("CUS-17")
    void theDomainSaysTheOrganization() {
        var account = accounts.create();
        var agent = accounts.acting(account, account.agent());
        Organization acme = Tenant.call(
                account.id(),
                () -> organizations.create(
                        agent, new OrganizationFields("Acme", null, List.of("@ACME.example"), null)));
        OrganizationName its = sender(account.id(), "x@acme.example", "X").organization();
        assertThat(its).isEqualTo(new OrganizationName(acme.id(), "Acme"));
        assertThat(sender(account.id(), "x@sub.acme.example", "X").organization())
                .isNull();
    }

    @Test
    void whatIsNoAddressMakesNobody() {
        var account = accounts.create();
        for (String address : List.of("", "ana", "ana@", "@x.example", "Ana <ana@x.example>", "a\u0000@x.example")) {
            assertThatThrownBy(() -> sender(account.id(), address, "Ana")).isInstanceOf(Problem.class);
        }
    }

    @Test
    @Rule("CUS-2")
    void messagesAtOnceFromOneNewSenderMakeOneCustomer() throws Exception {
        var account = accounts.create();
        int writers = 8;
        var together = new CountDownLatch(writers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<UUID> write = () -> {
                together.countDown();
                together.await();
                return sender(account.id(), "novo@cliente.example", "Novo").id();
            };
            List<Future<UUID>> made = threads.invokeAll(
                    IntStream.range(0, writers).mapToObj(each -> write).toList());
            assertThat(made.stream().map(Future::resultNow))
                    .hasSize(writers)
                    .containsOnly(made.get(0).resultNow());
        }
    }

    private Customer sender(UUID account, String address, String name) {
        return Tenant.call(account, () -> customers.findOrCreateByEmail(address, name));
    }
}
