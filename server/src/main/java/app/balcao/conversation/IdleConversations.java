package app.balcao.conversation;

import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.SilenceRepository;
import app.balcao.conversation.store.SilenceRepository.Silent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Warns customers who do not answer, and ends their conversations, where the queue says so (WCH-22). */
@Service
public class IdleConversations {

    private final ConversationRepository conversations;
    private final SilenceRepository presence;
    private final ConversationMessages messages;
    private final ConversationEnding ending;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IdleConversations(
            ConversationRepository conversations,
            SilenceRepository presence,
            ConversationMessages messages,
            ConversationEnding ending,
            TransactionTemplate transaction,
            Clock clock) {
        this.conversations = conversations;
        this.presence = presence;
        this.messages = messages;
        this.ending = ending;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Looks at all of the account, each in a transaction of its own. */
    public void lookAfter() {
        for (Silent silent : transaction.execute(status -> presence.silent())) {
            Step step = step(silent, clock.instant());
            if (step != Step.NONE) {
                transaction.executeWithoutResult(status -> take(silent.id(), step));
            }
        }
    }

    /** What is due. */
    enum Step {
        NONE,
        WARN,
        END
    }

    // Between looking and locking, the customer may have answered.
    private void take(UUID id, Step planned) {
        conversations
                .lock(id)
                .filter(each -> each.state() == ConversationState.ACTIVE)
                .ifPresent(locked -> presence.silent(id)
                        .filter(silent -> step(silent, clock.instant()) == planned)
                        .ifPresent(silent -> {
                            if (planned == Step.END) {
                                ending.end(locked, EndReason.INACTIVITY, null);
                            } else {
                                messages.said(locked, warning(silent), null);
                                presence.warned(id, clock.instant());
                            }
                        }));
    }

    private static Map<String, Object> warning(Silent silent) {
        return silent.endMinutes() == null
                ? Map.of("what", "idle-warning")
                : Map.of("what", "idle-warning", "minutes", silent.endMinutes());
    }

    /** The customer is warned first where that is set, and has all the time for an answer after it. */
    static Step step(Silent silent, Instant now) {
        Instant warnedAt = silent.warnedAt();
        Instant from = warnedAt == null || warnedAt.isBefore(silent.since()) ? silent.since() : warnedAt;
        if (silent.warningMinutes() != null && !from.equals(warnedAt)) {
            return passed(silent.since(), silent.warningMinutes(), now) ? Step.WARN : Step.NONE;
        }
        return passed(from, silent.endMinutes(), now) ? Step.END : Step.NONE;
    }

    private static boolean passed(Instant since, @Nullable Integer minutes, Instant now) {
        return minutes != null && !since.plus(Duration.ofMinutes(minutes)).isAfter(now);
    }
}
