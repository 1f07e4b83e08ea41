package app.balcao.channel.email;

import app.balcao.channel.email.OutgoingEmail.State;
import app.balcao.channel.email.store.DeliveryEvents;
import app.balcao.channel.email.store.OutgoingRepository;
import app.balcao.channel.email.store.OutgoingRepository.NewMail;
import app.balcao.channel.email.store.OutgoingRepository.Sending;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import app.balcao.ticket.copy.TicketCopies;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of mail that went out, on the mail and on the ticket it is about (EML-9, EML-10). */
@Service
@Transactional
public class Deliveries {

    private final OutgoingRepository repository;
    private final DeliveryEvents tickets;
    private final TicketCopies copies;
    private final Realtime realtime;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deliveries(
            OutgoingRepository repository,
            DeliveryEvents tickets,
            TicketCopies copies,
            Realtime realtime,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.tickets = tickets;
        this.copies = copies;
        this.realtime = realtime;
        this.events = events;
        this.clock = clock;
    }

    /** The server took it. */
    public void sent(Sending mail) {
        repository.sent(mail.id(), OffsetDateTime.now(clock));
        ticket(mail.mail()).ifPresent(ticket -> show(ticket, mail.mail().messageId()));
    }

    /** The server did not take it, and will be tried again. */
    public void postponed(Sending mail, String error) {
        repository.failed(mail.id(), State.QUEUED, error, true);
    }

    /** It will not be tried again, or came back. */
    public void failed(Sending mail, State state, String error) {
        repository.failed(mail.id(), state, error, state == State.FAILED);
        NewMail content = mail.mail();
        ticket(content).ifPresent(ticket -> {
            tickets.addFailure(ticket.id(), content.toAddress(), error);
            copies.failed(ticket.id(), content.toAddress(), error);
            show(ticket, content.messageId());
            events.publishEvent(new DeliveryFailed(
                    ticket.id(),
                    ticket.number(),
                    ticket.subject(),
                    ticket.departmentId(),
                    ticket.agentId(),
                    content.messageId(),
                    content.toAddress(),
                    error));
        });
    }

    /** It came back from somebody whom it is not known to have been sent to: whose delivery that was is anybody's guess. */
    public void failedSomewhere(Sending mail, String to, String error) {
        NewMail content = mail.mail();
        ticket(content).ifPresent(ticket -> {
            tickets.addFailure(ticket.id(), to, error);
            show(ticket, content.messageId());
        });
    }

    // A notice to an agent is nothing to its ticket; and one about its own failure would fail again.
    private Optional<DeliveryEvents.TicketFacts> ticket(NewMail mail) {
        UUID id = mail.ticketId();
        return id == null || !mail.isOutside() ? Optional.empty() : tickets.find(id);
    }

    private void show(DeliveryEvents.TicketFacts ticket, @Nullable UUID messageId) {
        Map<String, @Nullable Object> change = new HashMap<>();
        change.put("ticketId", ticket.id());
        change.put("number", ticket.number());
        change.put("what", "DELIVERY");
        change.put("situation", ticket.situation());
        change.put("agentId", ticket.agentId());
        change.put("messageId", messageId);
        realtime.publish(Topics.ticket(ticket.id()), "ticket-changed", change);
    }
}
