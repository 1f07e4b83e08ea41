package app.balcao.demo;

import app.balcao.people.ActingAgent;
import app.balcao.ticket.Actor;
import app.balcao.ticket.CustomerMessage;
import app.balcao.ticket.CustomerReplies;
import app.balcao.ticket.FollowUp;
import app.balcao.ticket.Origin;
import app.balcao.ticket.list.TicketRow;
import app.balcao.ticket.split.NewSplit;
import app.balcao.ticket.split.TicketSplits;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** A customer who wrote of a second matter, for which the manager made a ticket of its own. */
@Component
@ConditionalOnProperty("balcao.demo")
class DemoSplit {

    private static final String SECOND_MATTER =
            "<p>Aproveitando: vocês conseguem me mandar a segunda via da nota fiscal"
                    + " deste pedido? O contador pediu até sexta-feira.</p>";

    private final CustomerReplies replies;
    private final TicketSplits splits;

    DemoSplit(CustomerReplies replies, TicketSplits splits) {
        this.replies = replies;
        this.splits = splits;
    }

    /** Takes the newest open ticket of a customer that an agent answered last. */
    void make(Staff staff, List<TicketRow> oldestFirst) {
        oldestFirst.reversed().stream()
                .filter(each -> each.closedAt() == null && each.agent() != null && each.customer() != null)
                .filter(each -> each.lastMessageBy() == Actor.Kind.AGENT)
                .findFirst()
                .ifPresent(each -> split(staff.owner(), each));
    }

    private void split(ActingAgent owner, TicketRow ticket) {
        CustomerMessage message = new CustomerMessage(
                Objects.requireNonNull(ticket.customer()).id(),
                ticket.department().id(),
                null,
                ticket.priority(),
                "",
                SECOND_MATTER,
                null,
                List.of(),
                null,
                null,
                Origin.EMAIL,
                null);
        if (replies.append(ticket.id(), message) instanceof FollowUp.Appended written) {
            splits.split(
                    owner,
                    ticket.id(),
                    new NewSplit(
                            List.of(written.messageId()),
                            "Segunda via da nota fiscal",
                            ticket.department().id(),
                            null,
                            ticket.priority(),
                            Objects.requireNonNull(ticket.agent()).id(),
                            false,
                            null));
        }
    }
}
