package app.balcao.notify;

import app.balcao.agenda.WorkStarts;
import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells agents that work on a ticket of theirs is about to begin, by the way that its event asks for (SCH-1). */
@Component
class ScheduleNotifications {

    private final Bell bell;
    private final AgentMail mail;
    private final ActingAgents agents;

    ScheduleNotifications(Bell bell, AgentMail mail, ActingAgents agents) {
        this.bell = bell;
        this.mail = mail;
        this.agents = agents;
    }

    @EventListener
    void on(WorkStarts event) {
        switch (event.channel()) {
            case BELL ->
                bell.ring(
                        new Audience.Agent(event.agentId()),
                        null,
                        NotificationKind.WORK_STARTS,
                        new Notification.TicketName(event.ticketId(), event.number(), event.subject()),
                        Map.of("startsAt", event.startsAt().toInstant().toString(), "note", event.note()),
                        false);
            case EMAIL ->
                agents.find(event.agentId())
                        .ifPresent(agent -> mail.sendNow(
                                agent,
                                NotificationKind.WORK_STARTS,
                                event.ticketId(),
                                Map.of("when", inWords(event, agent), "note", event.note())));
        }
    }

    private static String inWords(WorkStarts event, ActingAgent agent) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(agent.language().locale())
                .format(event.startsAt().atZoneSameInstant(agent.zone()));
    }
}
