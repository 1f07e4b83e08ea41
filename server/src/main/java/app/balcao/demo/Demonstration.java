package app.balcao.demo;

import app.balcao.demo.DemoCompany.Person;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Fills the demonstration company in when the program is ready, while it serves already, and says how to get in.
 * What a killed run left half-done is completed.
 */
@Component
@ConditionalOnProperty("balcao.demo")
class Demonstration {

    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);

    private final DemoCompany company;
    private final DemoHours hours;
    private final DemoRules rules;
    private final DemoAnswers answers;
    private final DemoFields fields;
    private final DemoCustomers customers;
    private final DemoTickets tickets;
    private final DemoAgenda agenda;
    private final DemoConnections connections;
    private final DemoSplit split;
    private final DemoCopies copies;
    private final DemoChats chats;
    private final DemoShop shop;
    private final DemoTriggers triggers;
    private final ObjectProvider<DemoMail> mail;
    private final Environment environment;

    Demonstration(
            DemoCompany company,
            DemoHours hours,
            DemoRules rules,
            DemoAnswers answers,
            DemoFields fields,
            DemoCustomers customers,
            DemoTickets tickets,
            DemoAgenda agenda,
            DemoConnections connections,
            DemoSplit split,
            DemoCopies copies,
            DemoChats chats,
            DemoShop shop,
            DemoTriggers triggers,
            ObjectProvider<DemoMail> mail,
            Environment environment) {
        this.company = company;
        this.hours = hours;
        this.rules = rules;
        this.answers = answers;
        this.fields = fields;
        this.customers = customers;
        this.tickets = tickets;
        this.agenda = agenda;
        this.connections = connections;
        this.split = split;
        this.copies = copies;
        this.chats = chats;
        this.shop = shop;
        this.triggers = triggers;
        this.mail = mail;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofVirtual().name("demonstration").start(() -> {
            try {
                fill();
            } catch (RuntimeException failure) {
                LOG.error("The demonstration company could not be completed; starting again goes on with it", failure);
            }
        });
    }

    private void fill() {
        String password = environment.getProperty("BALCAO_DEMO_PASSWORD", "");
        if (password.isBlank()) {
            LOG.error("BALCAO_DEMO needs a BALCAO_DEMO_PASSWORD for its people");
            return;
        }
        UUID account = company.account(password);
        Tenant.run(account, () -> {
            Staff staff = company.staff(password);
            hours.make(staff);
            rules.make(staff);
            answers.make(staff);
            fields.make(staff);
            chats.make(staff);
            shop.open(staff);
            triggers.make(staff);
            say(banner(password));
            say(door());
            mail.ifAvailable(local -> {
                local.join(staff);
                say(letters());
            });
            if (tickets.missing(staff.owner()) > 0) {
                say("  Writing ninety days of tickets...");
                List<DemoCustomers.Client> clients = customers.all(staff.owner());
                tickets.tell(staff, clients);
                agenda.make(staff, tickets.told(staff.owner()));
                connections.make(staff);
                split.make(staff, tickets.told(staff.owner()));
                copies.make(staff);
                say("  The demonstration company is complete.");
            }
        });
    }

    private static String banner(String password) {
        return """
                  Sign in               Conta     %s
                                        owner     %s
                                        manager   %s
                                        agent     %s
                                        password  %s  (for each of them)
                """.formatted(
                        DemoCompany.LOGIN_NAME,
                        line(DemoCompany.OWNER),
                        line(DemoCompany.MANAGER),
                        line(DemoCompany.AGENT),
                        password);
    }

    private String door() {
        String address =
                environment.getProperty("balcao.public-url", "").strip().replaceAll("/+$", "");
        return "                  Visit the shop        " + address + "/demo-shop  (a page with the chat on it)\n";
    }

    private static String letters() {
        return """
                  Write to              %s   through the SMTP port above
                  Customer's mailbox    %s   through the IMAP port above, any password
                """.formatted(DemoMail.SUPPORT, DemoCustomers.EXAMPLE);
    }

    private static String line(Person person) {
        return "%-44s %s".formatted(person.email(), person.name());
    }

    /** To the terminal, whatever the log's level is: this is what the run was started for. */
    @SuppressWarnings("SystemOut")
    private static void say(String text) {
        System.out.println(text);
    }
}
