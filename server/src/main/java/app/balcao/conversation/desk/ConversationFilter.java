package app.balcao.conversation.desk;

import app.balcao.conversation.ConversationState;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations a list holds; what is null does not narrow it (WCH-11).
 *
 * @param organizationId of the customer, or of an organization that belongs to it
 * @param email the customer's address in its one form
 */
public record ConversationFilter(
        View view,
        @Nullable UUID departmentId,
        @Nullable UUID agentId,
        @Nullable UUID labelId,
        @Nullable UUID customerId,
        @Nullable UUID organizationId,
        @Nullable String email,
        @Nullable Long numberFrom,
        @Nullable Long numberTo,
        @Nullable OffsetDateTime openedFrom,
        @Nullable OffsetDateTime openedTo) {

    /** The lists there are. */
    public enum View {
        /** Those that ring at the agent, and that they attend. */
        MINE(List.of(ConversationState.RINGING, ConversationState.ACTIVE)),
        /** Those that wait for somebody, who has waited longest first. */
        WAITING(List.of(ConversationState.WAITING)),
        /** Those that others attend, for who leads them. */
        RUNNING(List.of(ConversationState.RINGING, ConversationState.ACTIVE)),
        ENDED(List.of(ConversationState.ENDED));

        private final List<ConversationState> states;

        View(List<ConversationState> states) {
            this.states = states;
        }

        public List<ConversationState> states() {
            return states;
        }
    }

    /** Whether it is narrowed to what an index finds by itself, whatever the department. */
    public boolean narrow() {
        return view == View.MINE
                || agentId != null
                || customerId != null
                || organizationId != null
                || email != null
                || labelId != null;
    }

    public boolean byNumber() {
        return numberFrom != null || numberTo != null;
    }

    public boolean byOpening() {
        return openedFrom != null || openedTo != null;
    }
}
