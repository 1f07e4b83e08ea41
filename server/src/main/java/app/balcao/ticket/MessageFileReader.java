package app.balcao.ticket;

import app.balcao.people.ActingAgents;
import app.balcao.people.Sight;
import app.balcao.platform.files.AttachmentReader;
import app.balcao.ticket.store.MessageFileReads;
import app.balcao.ticket.store.ScheduledReplyRepository;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets whoever sees a ticket read the files of its messages (RPL-17). */
@Component
class MessageFileReader implements AttachmentReader {

    private final MessageFileReads files;
    private final ScheduledReplyRepository scheduled;
    private final ActingAgents agents;

    MessageFileReader(MessageFileReads files, ScheduledReplyRepository scheduled, ActingAgents agents) {
        this.files = files;
        this.scheduled = scheduled;
        this.agents = agents;
    }

    @Override
    public boolean mayRead(UUID agentId, UUID attachmentId) {
        List<TicketStanding> carried = files.ticketsWith(attachmentId);
        List<TicketStanding> tickets = carried.isEmpty() ? scheduled.ticketsWith(attachmentId) : carried;
        return !tickets.isEmpty()
                && agents.find(agentId)
                        .filter(agent -> seesAny(agent.sight(), tickets))
                        .isPresent();
    }

    private static boolean seesAny(Sight sight, List<TicketStanding> tickets) {
        return tickets.stream().anyMatch(each -> each.isSeenBy(sight));
    }
}
