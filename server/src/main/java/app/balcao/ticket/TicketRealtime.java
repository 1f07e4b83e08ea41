package app.balcao.ticket;

import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import app.balcao.ticket.event.ChildNews;
import app.balcao.ticket.event.ClosingDecided;
import app.balcao.ticket.event.ClosingRequested;
import app.balcao.ticket.event.CustomerReplied;
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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells the browsers that look at a department or a ticket what happened. */
@Component
class TicketRealtime {

    private static final String KIND = "ticket-changed";

    private final ObjectProvider<Realtime> realtime;

    TicketRealtime(ObjectProvider<Realtime> realtime) {
        this.realtime = realtime;
    }

    enum What {
        OPENED,
        BOUND,
        RELEASED,
        TRANSFERRED,
        REPLIED,
        COMMENTED,
        CUSTOMER_REPLIED,
        CLOSED,
        CANCELLED,
        CLOSING_REQUESTED,
        CLOSING_DECIDED,
        REOPENED,
        DISCARDED,
        RESTORED,
        EDITED,
        ESCALATED,
        CHILD_NEWS,
        STATUS,
        WORKED,
        SCHEDULE,
        TAGS,
        LINKS,
        FOLLOWERS,
        COPIES,
        MERGED,
        MERGE_UNDONE,
        SPLIT,
        SPLIT_UNDONE
    }

    /** The data of a {@code ticket-changed} event. */
    record Change(
            UUID ticketId,
            long number,
            What what,
            int situation,
            @Nullable UUID agentId,
            @Nullable UUID messageId) {

        Change withoutAgent() {
            return new Change(ticketId, number, what, situation, null, messageId);
        }
    }

    // First of the listeners, so that streams are always locked in the same order.
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(TicketEvent event) {
        realtime.ifAvailable(streams -> {
            TicketState ticket = event.ticket();
            Change change = new Change(
                    ticket.id(),
                    ticket.number(),
                    what(event),
                    ticket.situation().code(),
                    ticket.agentId(),
                    messageOf(event));
            streams.publish(Topics.department(ticket.departmentId()), KIND, change);
            tellNarrowSights(streams, event, change);
            if (event instanceof TicketTransferred transferred) {
                tellOrigin(streams, transferred.before(), ticket, change);
            }
            // Nobody can be looking at the page of a ticket that was not there.
            if (!(event instanceof TicketOpened || event instanceof TicketSplit)) {
                streams.publish(Topics.ticket(ticket.id()), KIND, change);
            }
            // The page of a ticket shows where its parts stand.
            if (ticket.parentId() != null) {
                streams.publish(Topics.ticket(ticket.parentId()), "family-changed", Map.of("ticketId", ticket.id()));
            }
        });
    }

    /**
     * Tells those who do not see all of the department's tickets and so cannot follow it: who sees those of nobody when
     * one comes or goes, and the agents whose own ticket it is or was. Who it went to is not theirs to know.
     */
    private static void tellNarrowSights(Realtime streams, TicketEvent event, Change change) {
        TicketState ticket = event.ticket();
        boolean taken = event instanceof TicketBound bound && bound.fromAgentId() == null;
        if (ticket.agentId() == null || taken) {
            streams.publish(Topics.queue(ticket.departmentId()), KIND, change.withoutAgent());
        }
        if (ticket.agentId() != null) {
            streams.publish(Topics.ownTickets(ticket.agentId()), KIND, change);
        }
        if (ticket.requester() != null && !ticket.requester().agentId().equals(ticket.agentId())) {
            streams.publish(Topics.requested(ticket.requester().agentId()), KIND, change);
        }
        if (ticket.requester() != null && ticket.requester().departmentId() != null) {
            streams.publish(Topics.requestedByTeam(ticket.requester().departmentId()), KIND, change);
        }
        if (event instanceof TicketBound bound && bound.fromAgentId() != null) {
            streams.publish(Topics.ownTickets(bound.fromAgentId()), KIND, change.withoutAgent());
        }
        // Whoever looks at its page may not see it any more.
        if (event instanceof TicketBound
                || event instanceof TicketReopened
                || event instanceof TicketDiscarded
                || event instanceof TicketTransferred) {
            streams.recheckTopic(Topics.ticket(ticket.id()));
        }
    }

    /** Tells those who saw a ticket where it came from; who it went to is not theirs to know. */
    private static void tellOrigin(Realtime streams, TicketState before, TicketState after, Change change) {
        Change gone = change.withoutAgent();
        if (!before.departmentId().equals(after.departmentId())) {
            streams.publish(Topics.department(before.departmentId()), KIND, gone);
        }
        if (before.agentId() == null) {
            streams.publish(Topics.queue(before.departmentId()), KIND, gone);
        } else {
            streams.publish(Topics.ownTickets(before.agentId()), KIND, gone);
        }
    }

    private static What what(TicketEvent event) {
        return switch (event) {
            case TicketOpened ignored -> What.OPENED;
            case TicketBound ignored -> What.BOUND;
            case TicketReleased ignored -> What.RELEASED;
            case TicketTransferred ignored -> What.TRANSFERRED;
            case TicketReplied ignored -> What.REPLIED;
            case TicketCommented ignored -> What.COMMENTED;
            case CustomerReplied ignored -> What.CUSTOMER_REPLIED;
            case TicketClosed ignored -> What.CLOSED;
            case TicketCancelled ignored -> What.CANCELLED;
            case ClosingRequested ignored -> What.CLOSING_REQUESTED;
            case ClosingDecided ignored -> What.CLOSING_DECIDED;
            case TicketReopened ignored -> What.REOPENED;
            case TicketDiscarded ignored -> What.DISCARDED;
            case TicketRestored ignored -> What.RESTORED;
            case TicketMerged ignored -> What.MERGED;
            case TicketMergeUndone ignored -> What.MERGE_UNDONE;
            case TicketSplit ignored -> What.OPENED;
            case TicketSplitUndone ignored -> What.SPLIT_UNDONE;
            case ChildNews ignored -> What.CHILD_NEWS;
            case TicketChanged changed -> What.valueOf(changed.what().name());
        };
    }

    private static @Nullable UUID messageOf(TicketEvent event) {
        return switch (event) {
            case TicketOpened opened -> opened.messageId();
            case TicketReplied replied -> replied.messageId();
            case TicketCommented commented -> commented.messageId();
            case CustomerReplied replied -> replied.messageId();
            case TicketBound ignored -> null;
            case TicketReleased ignored -> null;
            case TicketTransferred ignored -> null;
            case TicketClosed ignored -> null;
            case TicketCancelled ignored -> null;
            case ClosingRequested ignored -> null;
            case ClosingDecided ignored -> null;
            case TicketReopened ignored -> null;
            case TicketDiscarded ignored -> null;
            case TicketRestored ignored -> null;
            case TicketMerged ignored -> null;
            case TicketMergeUndone ignored -> null;
            case TicketSplit ignored -> null;
            case TicketSplitUndone ignored -> null;
            case ChildNews ignored -> null;
            case TicketChanged ignored -> null;
        };
    }
}
