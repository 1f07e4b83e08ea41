package app.balcao.calendar;

import app.balcao.people.ActingAgent;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells open consoles of every change of shifts and holidays, and audits it. */
@Component
class CalendarNews {

    private final Realtime realtime;
    private final ApplicationEventPublisher events;

    CalendarNews(Realtime realtime, ApplicationEventPublisher events) {
        this.realtime = realtime;
        this.events = events;
    }

    void changed(
            ActingAgent acting,
            String action,
            String itemType,
            UUID itemId,
            Map<String, ? extends @Nullable Object> before,
            Map<String, ? extends @Nullable Object> after) {
        events.publishEvent(AuditableAction.of(Actor.agent(acting.id(), acting.name()), action, itemType, itemId)
                .changing(before, after));
        told();
    }

    /** What nobody did, such as a feed that brought new days. */
    void told() {
        realtime.publish(Topics.ACCOUNT, "directory-changed", Map.of("what", "CALENDAR"));
        events.publishEvent(new CalendarChanged());
    }
}
