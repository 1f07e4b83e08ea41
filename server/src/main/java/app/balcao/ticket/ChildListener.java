package app.balcao.ticket;

import app.balcao.ticket.event.ChildNews;
import app.balcao.ticket.event.TicketCancelled;
import app.balcao.ticket.event.TicketClosed;
import app.balcao.ticket.event.TicketEvent;
import app.balcao.ticket.event.TicketMergeUndone;
import app.balcao.ticket.event.TicketMerged;
import app.balcao.ticket.event.TicketReopened;
import app.balcao.ticket.event.TicketReplied;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TicketRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes what happens to children into the history of the ticket they are a part of (ESC-9). */
@Component
class ChildListener {

    private final TicketRepository tickets;
    private final MessageRepository messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ChildListener(TicketRepository tickets, MessageRepository messages, ApplicationEventPublisher events, Clock clock) {
        this.tickets = tickets;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(TicketReplied event) {
        tell(event, HistoryEntry.Kind.CHILD_ANSWERED, ChildNews.What.ANSWERED);
    }

    @EventListener
    void on(TicketClosed event) {
        tell(event, HistoryEntry.Kind.CHILD_CLOSED, ChildNews.What.CLOSED);
    }

    @EventListener
    void on(TicketCancelled event) {
        tell(event, HistoryEntry.Kind.CHILD_CANCELLED, ChildNews.What.CANCELLED);
    }

    @EventListener
    void on(TicketReopened event) {
        tell(event, HistoryEntry.Kind.CHILD_REOPENED, ChildNews.What.REOPENED);
    }

    @EventListener
    void on(TicketMerged event) {
        if (event.closed()) {
            tell(event, HistoryEntry.Kind.CHILD_CLOSED, ChildNews.What.CLOSED);
        }
    }

    @EventListener
    void on(TicketMergeUndone event) {
        if (event.reopened()) {
            tell(event, HistoryEntry.Kind.CHILD_REOPENED, ChildNews.What.REOPENED);
        }
    }

    private void tell(TicketEvent event, HistoryEntry.Kind kind, ChildNews.What what) {
        TicketState child = event.ticket();
        if (child.parentId() == null) {
            return;
        }
        tickets.find(child.parentId()).ifPresent(parent -> {
            messages.record(
                    parent.id(),
                    HistoryLines.line(
                            kind, event.actor(), Map.of("childId", child.id(), "childNumber", child.number())),
                    OffsetDateTime.now(clock));
            events.publishEvent(new ChildNews(parent, event.actor(), child, what));
        });
    }
}
