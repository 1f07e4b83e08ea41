package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.store.MessageReads;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Keeps two answers from crossing: whoever sends one is first shown what was said while they wrote (RPL-19). */
@Component
class AnsweredMeanwhile {

    private final MessageReads messages;

    AnsweredMeanwhile(MessageReads messages) {
        this.messages = messages;
    }

    /**
     * Checks an answer that is about to be written to a ticket loaded for update.
     *
     * @param lastSeen the newest message its writer has seen; null for who does not care
     * @throws Problem validation, for a message of another ticket; answered-meanwhile (409, with the newest such
     *     answer) when somebody else answered after it
     */
    void check(ActingAgent acting, UUID ticketId, @Nullable UUID lastSeen) {
        if (lastSeen == null) {
            return;
        }
        if (!messages.isOf(ticketId, lastSeen)) {
            throw Problem.validation(FieldProblem.of("lastSeenMessageId", "unknown", "problem.field.unknown"));
        }
        messages.answeredSince(ticketId, lastSeen, acting.id()).ifPresent(answer -> {
            throw Problem.of(
                            HttpStatus.CONFLICT,
                            "answered-meanwhile",
                            "ticket.problem.answered-meanwhile",
                            answer.author().name())
                    .with("answer", answer);
        });
    }
}
