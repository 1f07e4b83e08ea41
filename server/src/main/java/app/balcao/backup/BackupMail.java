package app.balcao.backup;

import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.outgoing.OutgoingMail;
import app.balcao.platform.outgoing.OutgoingMail.Cause;
import app.balcao.platform.outgoing.OutgoingMailQueue;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Tells whoever asked for a backup that it is ready, in their language. The mail has no way to the data in it. */
@Component
class BackupMail {

    private final ActingAgents agents;
    private final ObjectProvider<OutgoingMailQueue> queue;
    private final Messages messages;
    private final String publicUrl;

    BackupMail(
            ActingAgents agents,
            ObjectProvider<OutgoingMailQueue> queue,
            Messages messages,
            @Value("${balcao.public-url}") String publicUrl) {
        this.agents = agents;
        this.queue = queue;
        this.messages = messages;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    void ready(UUID requester, Instant expiry) {
        agents.find(requester)
                .filter(ActingAgent::administrator)
                .ifPresent(agent -> queue.ifAvailable(outgoing -> outgoing.enqueue(mail(agent, expiry))));
    }

    private OutgoingMail mail(ActingAgent agent, Instant expiry) {
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(agent.language().locale())
                .format(expiry.atZone(agent.zone()));
        String html = "<p>" + messages.text(agent.language(), "backup.mail.text", HtmlUtils.htmlEscape(day)) + "</p>"
                + "<p><a href=\"" + publicUrl + "/settings/backups\">"
                + messages.text(agent.language(), "backup.mail.open") + "</a></p>";
        return new OutgoingMail(
                "BACKUP_READY",
                Cause.RARE_EVENT,
                agent.name(),
                agent.email(),
                messages.text(agent.language(), "backup.mail.subject"),
                html,
                null);
    }
}
