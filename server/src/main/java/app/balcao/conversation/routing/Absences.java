package app.balcao.conversation.routing;

import app.balcao.calendar.WorkShifts;
import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationMessages;
import app.balcao.conversation.ConversationState;
import app.balcao.conversation.EndReason;
import app.balcao.conversation.event.ConversationAttendable;
import app.balcao.conversation.event.ConversationEnded;
import app.balcao.conversation.store.AbsenceRepository;
import app.balcao.conversation.store.AbsenceRepository.Attendance;
import app.balcao.conversation.store.AbsenceRepository.Waiting;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.ConversationStateRepository;
import app.balcao.conversation.store.QueueRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells who waits when the last agent leaves and when one is back, and lets them go when the hours end (OFF-4). */
@Component
class Absences {

    private static final int MOST_AT_ONCE = 100;

    private final AbsenceRepository repository;
    private final QueueRepository queues;
    private final ConversationRepository conversations;
    private final ConversationStateRepository states;
    private final ConversationMessages messages;
    private final WorkShifts shifts;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Absences(
            AbsenceRepository repository,
            QueueRepository queues,
            ConversationRepository conversations,
            ConversationStateRepository states,
            ConversationMessages messages,
            WorkShifts shifts,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.repository = repository;
        this.queues = queues;
        this.conversations = conversations;
        this.states = states;
        this.messages = messages;
        this.shifts = shifts;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One comes to wait, within the transaction that lets them. */
    void comes(Conversation waiting) {
        repository.comes(waiting.id());
    }

    /** Sees how a queue is attended now. */
    void look(UUID queueId) {
        Optional<Attendance> found = transaction.execute(status -> repository.attendance(queueId));
        found.ifPresent(now -> {
            letGo(queueId, now.shiftId() == null ? shifts.standard() : now.shiftId());
            tell(queueId, now.anybody());
        });
    }

    // Who came after the hours, as by a transfer, was let in nevertheless, and stays.
    private void letGo(UUID queueId, UUID shiftId) {
        Instant now = clock.instant();
        Predicate<Instant> hours = shifts.hours(shiftId, now);
        if (hours.test(now)) {
            return;
        }
        List<Waiting> first = transaction.execute(status -> repository.first(queueId, MOST_AT_ONCE));
        first.stream()
                .filter(each -> hours.test(each.since()))
                .forEach(each -> transaction.executeWithoutResult(status -> {
                    queues.lock(queueId);
                    conversations.lock(each.id()).filter(Absences::waits).ifPresent(this::end);
                }));
    }

    private void end(Conversation waited) {
        Conversation ended = states.ended(waited.id(), EndReason.OUT_OF_HOURS, clock.instant());
        Map<String, Object> event = Map.of("what", "ended", "reason", EndReason.OUT_OF_HOURS);
        events.publishEvent(new ConversationEnded(messages.said(ended, event, null)));
    }

    private void tell(UUID queueId, boolean somebody) {
        List<UUID> news = transaction.execute(status -> {
            if (somebody) {
                repository.somebodyCame(queueId);
            }
            return repository.told(queueId, !somebody, MOST_AT_ONCE);
        });
        news.forEach(each -> transaction.executeWithoutResult(status -> conversations
                .lock(each)
                .filter(Absences::waits)
                .filter(waiting -> repository.tell(each, somebody))
                .ifPresent(waiting -> {
                    Map<String, Object> event = Map.of("what", somebody ? "somebody-there" : "nobody-there");
                    events.publishEvent(new ConversationAttendable(messages.said(waiting, event, null)));
                })));
    }

    private static boolean waits(Conversation conversation) {
        return conversation.state() == ConversationState.WAITING;
    }
}
