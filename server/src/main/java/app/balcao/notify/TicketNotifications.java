package app.balcao.notify;

import app.balcao.notify.store.NotificationRepository;
import app.balcao.people.Sight;
import app.balcao.platform.Replay;
import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.event.ChildNews;
import app.balcao.ticket.event.ClosingDecided;
import app.balcao.ticket.event.ClosingRequested;
import app.balcao.ticket.event.CustomerReplied;
import app.balcao.ticket.event.ReplyStopped;
import app.balcao.ticket.event.TicketBound;
import app.balcao.ticket.event.TicketCancelled;
import app.balcao.ticket.event.TicketChanged;
import app.balcao.ticket.event.TicketClosed;
import app.balcao.ticket.event.TicketCommented;
import app.balcao.ticket.event.TicketDiscarded;
import app.balcao.ticket.event.TicketEvent;
import app.balcao.ticket.event.TicketMergeUndone;
import app.balcao.ticket.event.TicketMerged;
import app.balcao.ticket.event.TicketOpened;
import app.balcao.ticket.event.TicketReleased;
import app.balcao.ticket.event.TicketReopened;
import app.balcao.ticket.event.TicketReplied;
import app.balcao.ticket.event.TicketRestored;
import app.balcao.ticket.event.TicketSplit;
import app.balcao.ticket.event.TicketSplitUndone;
import app.balcao.ticket.event.TicketTransferred;
import app.balcao.ticket.event.TicketsHandedOver;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Rings for what happens to tickets (NTF-2, LNK-9, RPL-7), in the transaction it happens in. */
@Component
class TicketNotifications {

    private final Bell bell;
    private final NotificationRepository repository;

    TicketNotifications(Bell bell, NotificationRepository repository) {
        this.bell = bell;
        this.repository = repository;
    }

    @EventListener
    void on(TicketEvent event) {
        if (Replay.isRunning()) {
            return;
        }
        switch (event) {
            case TicketOpened opened -> opened(opened);
            case TicketBound bound -> bound(bound);
            // By the bell only: many may come back at once.
            case TicketReleased released ->
                ring(queue(released.ticket()), released, NotificationKind.TICKET_OPENED, Map.of(), false);
            case TicketTransferred transferred -> transferred(transferred);
            case CustomerReplied replied -> replied(replied);
            case TicketReplied replied ->
                tellRequester(replied, NotificationKind.REQUEST_ANSWERED, Map.of("messageId", replied.messageId()));
            case TicketCommented commented -> commented(commented);
            case TicketClosed closed -> tellRequester(closed, NotificationKind.REQUEST_CLOSED, Map.of());
            case TicketCancelled cancelled -> cancelled(cancelled);
            case ClosingRequested requested ->
                ring(
                        new Audience.Managers(requested.ticket().departmentId()),
                        requested,
                        NotificationKind.CLOSING_REQUESTED,
                        Map.of("byName", requested.actor().name()));
            case ClosingDecided decided -> decided(decided);
            case TicketReopened reopened -> {}
            case TicketDiscarded discarded -> {}
            case TicketRestored restored -> {}
            case TicketMerged merged -> {}
            case TicketMergeUndone undone -> {}
            case TicketSplit split -> opened(split);
            case TicketSplitUndone undone -> {}
            case TicketChanged changed -> {}
            case ChildNews news -> childNews(news);
        }
    }

    private void opened(TicketEvent event) {
        if (event.ticket().agentId() == null) {
            ring(queue(event.ticket()), event, NotificationKind.TICKET_OPENED, Map.of());
        } else {
            ring(
                    new Audience.Agent(event.ticket().agentId()),
                    event,
                    NotificationKind.TICKET_BOUND,
                    Map.of("byName", event.actor().name()));
        }
    }

    @EventListener
    void on(TicketsHandedOver event) {
        bell.ring(
                new Audience.Agent(event.toAgentId()),
                event.actor().id(),
                NotificationKind.TICKETS_HANDED_OVER,
                null,
                Map.of("fromName", event.fromName(), "count", event.count()),
                true);
    }

    @EventListener
    void on(ReplyStopped event) {
        TicketState ticket = event.ticket();
        bell.ring(
                new Audience.Agent(event.agentId()),
                event.byId(),
                NotificationKind.REPLY_STOPPED,
                new Notification.TicketName(ticket.id(), ticket.number(), ticket.subject()),
                Map.of("why", event.why()),
                true);
    }

    // Of those that come with all of a leaving agent's, one line tells at the end.
    private void bound(TicketBound event) {
        if (event.oneOfMany()) {
            return;
        }
        UUID from = event.fromAgentId();
        if (from != null && !from.equals(author(event))) {
            String toName = repository.agentName(event.toAgentId());
            ring(new Audience.Agent(from), event, NotificationKind.TICKET_REBOUND, Map.of("toName", toName));
        }
        ring(
                new Audience.Agent(event.toAgentId()),
                event,
                NotificationKind.TICKET_BOUND,
                Map.of("byName", event.actor().name()));
    }

    private void transferred(TicketTransferred event) {
        UUID from = event.before().agentId();
        UUID to = event.ticket().agentId();
        if (to == null) {
            ring(queue(event.ticket()), event, NotificationKind.TICKET_OPENED, Map.of());
            return;
        }
        if (from != null && !from.equals(to) && !from.equals(author(event))) {
            ring(
                    new Audience.Agent(from),
                    event,
                    NotificationKind.TICKET_REBOUND,
                    Map.of("toName", repository.agentName(to)));
        }
        ring(
                new Audience.Agent(to),
                event,
                NotificationKind.TICKET_TRANSFERRED,
                Map.of("byName", event.actor().name()));
    }

    // A ticket that comes back to the queue waits there like a new one. By e-mail come only answers to tickets that
    // ask for it (NTF-3).
    private void replied(CustomerReplied event) {
        UUID responsible = event.ticket().agentId();
        if (responsible != null) {
            ring(
                    new Audience.Agent(responsible),
                    event,
                    NotificationKind.CUSTOMER_REPLIED,
                    Map.of("customerName", event.actor().name(), "messageId", event.messageId()),
                    event.ticket().notifyAgent());
        } else if (event.reopened()) {
            ring(queue(event.ticket()), event, NotificationKind.TICKET_OPENED, Map.of());
        }
    }

    private void commented(TicketCommented event) {
        for (UUID mentioned : event.mentionedIds()) {
            ring(
                    new Audience.Agent(mentioned),
                    event,
                    NotificationKind.MENTIONED,
                    Map.of("byName", event.actor().name(), "messageId", event.messageId()));
        }
    }

    // The agent of the ticket that was escalated hears of it (ESC-9), unless they asked and so have heard already.
    private void childNews(ChildNews event) {
        UUID agent = event.ticket().agentId();
        Sight.Requester requester = event.child().requester();
        if (agent == null || (requester != null && agent.equals(requester.agentId()))) {
            return;
        }
        NotificationKind kind =
                switch (event.what()) {
                    case ANSWERED -> NotificationKind.CHILD_ANSWERED;
                    case CLOSED -> NotificationKind.CHILD_CLOSED;
                    case CANCELLED -> NotificationKind.CHILD_CANCELLED;
                    case REOPENED -> null;
                };
        if (kind != null) {
            ring(
                    new Audience.Agent(agent),
                    event,
                    kind,
                    Map.of(
                            "byName",
                            event.actor().name(),
                            "childNumber",
                            event.child().number()));
        }
    }

    // Whose work it was hears that it is over, and who asked for it.
    private void cancelled(TicketCancelled event) {
        tellRequester(event, NotificationKind.TICKET_CANCELLED, Map.of());
        UUID responsible = event.ticket().agentId();
        if (responsible != null) {
            ring(
                    new Audience.Agent(responsible),
                    event,
                    NotificationKind.TICKET_CANCELLED,
                    Map.of("byName", event.actor().name()));
        }
    }

    // Who takes their own request back need not be told; of one that is granted, the closing tells.
    private void decided(ClosingDecided event) {
        if (event.what() == ClosingDecided.What.RETURNED) {
            ring(
                    new Audience.Agent(event.askedBy()),
                    event,
                    NotificationKind.CLOSING_RETURNED,
                    Map.of("byName", event.actor().name(), "reason", event.reason()));
        }
    }

    // Who asked for an internal ticket hears of it what a customer would (OPN-19).
    private void tellRequester(TicketEvent event, NotificationKind kind, Map<String, Object> data) {
        Sight.Requester requester = event.ticket().requester();
        if (requester != null) {
            Map<String, Object> all = new HashMap<>(data);
            all.put("byName", event.actor().name());
            ring(new Audience.Agent(requester.agentId()), event, kind, all);
        }
    }

    private void ring(Audience audience, TicketEvent event, NotificationKind kind, Map<String, Object> data) {
        ring(audience, event, kind, data, true);
    }

    private void ring(
            Audience audience, TicketEvent event, NotificationKind kind, Map<String, Object> data, boolean byEmail) {
        TicketState ticket = event.ticket();
        bell.ring(
                audience,
                author(event),
                kind,
                new Notification.TicketName(ticket.id(), ticket.number(), ticket.subject()),
                data,
                byEmail);
    }

    private static Audience queue(TicketState ticket) {
        return new Audience.Department(ticket.departmentId());
    }

    private static @Nullable UUID author(TicketEvent event) {
        return event.actor().kind() == Actor.Kind.AGENT ? event.actor().id() : null;
    }
}
