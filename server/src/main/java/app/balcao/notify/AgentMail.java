package app.balcao.notify;

import app.balcao.notify.store.NotificationRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.platform.Replay;
import app.balcao.platform.html.SafeHtml;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.outgoing.OutgoingMail;
import app.balcao.platform.outgoing.OutgoingMailQueue;
import app.balcao.ticket.CustomerReplied;
import app.balcao.ticket.TicketState;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Sends the customer's answer to the responsible agent, where the ticket asks for it (NTF-3, RPL-7). Marked as
 * automatic, so that no absence notice comes back to it.
 */
@Component
class AgentMail {

    private final NotificationRepository repository;
    private final ActingAgents agents;
    private final ObjectProvider<OutgoingMailQueue> queue;
    private final Messages messages;
    private final String publicUrl;

    AgentMail(
            NotificationRepository repository,
            ActingAgents agents,
            ObjectProvider<OutgoingMailQueue> queue,
            Messages messages,
            @Value("${balcao.public-url}") String publicUrl) {
        this.repository = repository;
        this.agents = agents;
        this.queue = queue;
        this.messages = messages;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    @EventListener
    void on(CustomerReplied event) {
        UUID responsible = event.ticket().agentId();
        if (Replay.isRunning() || responsible == null || !event.ticket().notifyAgent()) {
            return;
        }
        agents.find(responsible)
                .ifPresent(agent -> queue.ifAvailable(outgoing -> outgoing.enqueue(compose(agent, event))));
    }

    private OutgoingMail compose(ActingAgent agent, CustomerReplied event) {
        TicketState ticket = event.ticket();
        String number = String.valueOf(ticket.number());
        String customer = event.actor().name();
        String address = publicUrl + "/tickets/" + ticket.id();
        String subject =
                messages.text(agent.language(), "notify.mail.replied.subject", number, customer, ticket.subject());
        String html = "<p>"
                + messages.text(
                        agent.language(),
                        "notify.mail.replied.text",
                        number,
                        "<b>" + HtmlUtils.htmlEscape(customer, "UTF-8") + "</b>",
                        "<b>" + HtmlUtils.htmlEscape(ticket.subject(), "UTF-8") + "</b>")
                + "</p><blockquote>" + withoutPictures(repository.messageHtml(ticket.id(), event.messageId()))
                + "</blockquote><p><a href=\"" + address + "\">"
                + messages.text(agent.language(), "notify.mail.replied.open") + "</a></p><p>"
                + messages.text(agent.language(), "notify.mail.replied.why") + "</p>";
        return new OutgoingMail("CUSTOMER_REPLIED", true, agent.name(), agent.email(), subject, html, ticket.id());
    }

    // They are served to whoever is signed in, which a mail program is not.
    private static String withoutPictures(String html) {
        Element body = SafeHtml.parse(html).body();
        body.select("img").remove();
        return body.html();
    }
}
