package app.balcao.notify;

import app.balcao.people.Sight;
import app.balcao.platform.Replay;
import app.balcao.ticket.Actor;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.event.CustomerReplied;
import app.balcao.ticket.event.FollowerAdded;
import app.balcao.ticket.event.TicketBound;
import app.balcao.ticket.event.TicketCancelled;
import app.balcao.ticket.event.TicketChanged;
import app.balcao.ticket.event.TicketClosed;
import app.balcao.ticket.event.TicketCommented;
import app.balcao.ticket.event.TicketEvent;
import app.balcao.ticket.event.TicketReopened;
import app.balcao.ticket.event.TicketReplied;
import app.balcao.ticket.event.TicketTransferred;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Rings with the followers of a ticket (FLW-3); not with whom {@link TicketNotifications} tells of the same. */
@Component
class FollowerNotifications {

    private final Bell bell;

    FollowerNotifications(Bell bell) {
        this.bell = bell;
    }

    @EventListener
    void on(TicketEvent event) {
        if (Replay.isRunning()) {
            return;
        }
        TicketState ticket = event.ticket();
        switch (event) {
            case TicketReplied replied ->
                tell(replied, NotificationKind.FOLLOWED_ANSWERED, requester(ticket), replied.messageId());
            case CustomerReplied replied ->
                tell(replied, NotificationKind.FOLLOWED_CUSTOMER_REPLIED, responsible(ticket), replied.messageId());
            case TicketCommented commented ->
                tell(commented, NotificationKind.FOLLOWED_COMMENTED, commented.mentionedIds(), commented.messageId());
            case TicketClosed closed -> tell(closed, NotificationKind.FOLLOWED_CLOSED, requester(ticket), null);
            case TicketCancelled cancelled ->
                tell(cancelled, NotificationKind.FOLLOWED_CANCELLED, both(requester(ticket), ticket.agentId()), null);
            case TicketReopened reopened -> tell(reopened, NotificationKind.FOLLOWED_REOPENED, List.of(), null);
            case TicketBound bound
            when !bound.oneOfMany() ->
                tell(bound, NotificationKind.FOLLOWED_CHANGED, both(responsible(ticket), bound.fromAgentId()), null);
            case TicketTransferred moved ->
                tell(
                        moved,
                        NotificationKind.FOLLOWED_CHANGED,
                        both(responsible(ticket), moved.before().agentId()),
                        null);
            case TicketChanged changed
            when changed.what() == TicketChanged.What.STATUS ->
                tell(changed, NotificationKind.FOLLOWED_CHANGED, List.of(), null);
            default -> {}
        }
    }

    @EventListener
    void on(FollowerAdded event) {
        ring(new Audience.Agent(event.agentId()), event.actor(), event.ticket(), NotificationKind.FOLLOW_GIVEN, null);
    }

    private void tell(
            TicketEvent event, NotificationKind kind, Collection<UUID> toldAlready, @Nullable UUID messageId) {
        Audience followers = new Audience.Followers(event.ticket().id(), Set.copyOf(toldAlready));
        ring(followers, event.actor(), event.ticket(), kind, messageId);
    }

    private void ring(
            Audience audience, Actor actor, TicketState ticket, NotificationKind kind, @Nullable UUID messageId) {
        Map<String, Object> data = new HashMap<>();
        data.put("byName", actor.name());
        if (messageId != null) {
            data.put("messageId", messageId);
        }
        bell.ring(
                audience,
                actor.kind() == Actor.Kind.AGENT ? actor.id() : null,
                kind,
                new Notification.TicketName(ticket.id(), ticket.number(), ticket.subject()),
                data,
                true);
    }

    private static Collection<UUID> responsible(TicketState ticket) {
        return Stream.ofNullable(ticket.agentId()).toList();
    }

    private static Collection<UUID> requester(TicketState ticket) {
        return Stream.ofNullable(ticket.requester())
                .map(Sight.Requester::agentId)
                .toList();
    }

    private static Collection<UUID> both(Collection<UUID> some, @Nullable UUID another) {
        Set<UUID> all = new HashSet<>(some);
        if (another != null) {
            all.add(another);
        }
        return all;
    }
}
