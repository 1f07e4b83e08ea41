package app.balcao.demo;

import app.balcao.channel.email.Mailbox;
import app.balcao.channel.email.MailboxForm;
import app.balcao.channel.email.Mailboxes;
import app.balcao.channel.email.OutgoingServer;
import app.balcao.channel.email.OutgoingServerForm;
import app.balcao.channel.email.OutgoingServers;
import app.balcao.channel.email.Security;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Joins the demonstration company to the local mail server, again whenever that has other ports. */
@Component
@ConditionalOnProperty({"balcao.demo", "balcao.local"})
class DemoMail {

    static final String SUPPORT = "suporte@" + DemoCompany.DOMAIN;

    private static final String LOOPBACK = "127.0.0.1";
    private static final int NORMAL = 2;

    private final Mailboxes mailboxes;
    private final OutgoingServers outgoing;
    private final int smtpPort;
    private final int imapPort;

    DemoMail(
            Mailboxes mailboxes,
            OutgoingServers outgoing,
            @Value("${BALCAO_SMTP_PORT:3025}") int smtpPort,
            @Value("${BALCAO_IMAP_PORT:3143}") int imapPort) {
        this.mailboxes = mailboxes;
        this.outgoing = outgoing;
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
    }

    void join(Staff staff) {
        ActingAgent owner = staff.owner();
        OutgoingServer server = outgoingServer(owner);
        if (server == null || server.port() != smtpPort) {
            outgoing.set(
                    owner,
                    server == null ? null : server.version(),
                    new OutgoingServerForm(LOOPBACK, smtpPort, Security.NONE, null, null, "Aurora Móveis", SUPPORT));
        }
        mailbox(staff, "Suporte", SUPPORT, "Atendimento");
        mailbox(staff, "Financeiro", "financeiro@" + DemoCompany.DOMAIN, "Financeiro");
    }

    private @Nullable OutgoingServer outgoingServer(ActingAgent owner) {
        try {
            return outgoing.get(owner);
        } catch (Problem notSet) {
            return null;
        }
    }

    private void mailbox(Staff staff, String name, String address, String department) {
        MailboxForm form = new MailboxForm(
                name,
                address,
                staff.department(department),
                null,
                NORMAL,
                true,
                new MailboxForm.Imap(LOOPBACK, imapPort, Security.NONE, address, "demonstration", "INBOX"),
                null);
        Mailbox known = mailboxes.list(staff.owner()).stream()
                .filter(each -> each.address().equals(address))
                .findAny()
                .orElse(null);
        if (known == null) {
            mailboxes.create(staff.owner(), form);
        } else if (known.imap().port() != imapPort) {
            mailboxes.update(staff.owner(), known.id(), known.version(), form);
        }
    }
}
