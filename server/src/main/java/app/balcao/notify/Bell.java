package app.balcao.notify;

import app.balcao.notify.store.NotificationRepository;
import app.balcao.notify.store.NotificationRepository.Told;
import app.balcao.people.PersonalDataMask;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rings: writes a notification for everybody of an audience, tells their browsers, and has those who want it told
 * by e-mail. Works in the transaction
 * of what happened, so that there is never one without the other.
 */
@Component
class Bell {

    private final NotificationRepository repository;
    private final Realtime realtime;
    private final AgentMail mail;

    Bell(NotificationRepository repository, Realtime realtime, AgentMail mail) {
        this.repository = repository;
        this.realtime = realtime;
        this.mail = mail;
    }

    /**
     * Tells an audience.
     *
     * @param author the agent who did it, and so is never told (NTF-8)
     * @param ticket what it is about; null when it is about no ticket
     * @param byEmail whether who chose to hear of the kind by e-mail does so
     */
    void ring(
            Audience audience,
            @Nullable UUID author,
            NotificationKind kind,
            Notification.@Nullable TicketName ticket,
            Map<String, Object> data,
            boolean byEmail) {
        List<Told> told = repository.add(audience, author, kind, ticket == null ? null : ticket.id(), data);
        for (Told each : told) {
            realtime.publish(
                    Topics.agent(each.agentId()),
                    "notification",
                    new Rung(
                            each.id(),
                            kind,
                            Math.min(each.unread(), Notifications.MOST_UNREAD),
                            each.times(),
                            each.inBrowser(),
                            ticket == null ? null : ticket.id(),
                            ticket == null ? null : ticket.number(),
                            ticket == null ? null : ticket.subject(),
                            PersonalDataMask.inValues(data)));
        }
        if (byEmail) {
            mail.gather(told, kind, ticket == null ? null : ticket.id(), data);
        }
    }

    /**
     * What a browser is told. Streams are kept and read by whoever may later, so personal data is not in them.
     *
     * @param show whether the agent wants the browser to show it outside of the page as well (NTF-6)
     */
    record Rung(
            UUID id,
            NotificationKind kind,
            int unread,
            int times,
            boolean show,
            @Nullable UUID ticketId,
            @Nullable Long number,
            @Nullable String subject,
            Map<String, Object> data) {}
}
