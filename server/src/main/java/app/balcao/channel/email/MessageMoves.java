package app.balcao.channel.email;

import app.balcao.channel.email.store.MessageMoveRepository;
import app.balcao.ticket.event.TicketSplit;
import app.balcao.ticket.event.TicketSplitUndone;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Has e-mail go with the messages that it carried, when those go to another ticket: an answer to it belongs where the
 * message is (SPL-6).
 */
@Component
class MessageMoves {

    private final MessageMoveRepository repository;

    MessageMoves(MessageMoveRepository repository) {
        this.repository = repository;
    }

    // Before the customer is written to, since that goes on with the mail of the ticket.
    @EventListener
    @Order(0)
    void on(TicketSplit event) {
        repository.move(event.messageIds(), event.source().id(), event.ticket().id());
    }

    @EventListener
    void on(TicketSplitUndone event) {
        repository.move(event.messageIds(), event.part().id(), event.ticket().id());
    }
}
