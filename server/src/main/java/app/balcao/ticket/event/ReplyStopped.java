package app.balcao.ticket.event;

import app.balcao.ticket.ScheduledReply;
import app.balcao.ticket.TicketState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer that waited for its time will not be sent.
 *
 * @param agentId who wrote it
 * @param byId whose doing it is; null for nobody's
 */
public record ReplyStopped(
        TicketState ticket,
        UUID agentId,
        ScheduledReply.Stopped why,
        @Nullable UUID byId) {}
