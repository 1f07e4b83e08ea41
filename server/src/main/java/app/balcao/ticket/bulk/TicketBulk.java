package app.balcao.ticket.bulk;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.WorkPeriod;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done with many tickets, and how far it is.
 *
 * @param total how many tickets
 * @param done with how many it is done
 * @param asked with how many it waits for a manager's decision (CLS-8)
 * @param refused with how many it cannot be done
 */
public record TicketBulk(
        UUID id,
        Action action,
        int total,
        int done,
        int asked,
        int refused,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime finishedAt) {

    private static final int LOWEST = 1;
    private static final int HIGHEST = 4;

    /** What can be done; each is carried out by the {@link BulkStep} that names it. */
    public enum Action {
        BIND,
        TRANSFER,
        STATUS,
        PRIORITY,
        TAGS,
        CLOSE,
        DELETE
    }

    /**
     * What the action is given.
     *
     * @param agentId whom to bind to, null for who asks; or whom to transfer to, null for the queue
     * @param reason of closing; or what the history says of a transfer or a status
     * @param departmentId where to transfer to; null for each ticket's own
     * @param statusId which status to give
     * @param priority which one to give
     * @param addTagIds tags to give, and {@code removeTagIds} to take away
     * @param fields what is asked at closing, of which each ticket takes what it is asked
     * @param work time that was worked, on each of them, told at closing
     */
    public record Choice(
            @Nullable UUID agentId,
            @Nullable String reason,
            @Nullable UUID departmentId,
            @Nullable UUID statusId,
            @Nullable Integer priority,
            List<UUID> addTagIds,
            List<UUID> removeTagIds,
            Map<UUID, @Nullable Object> fields,
            @Nullable WorkPeriod work) {

        public Choice {
            // What was asked for before there were such things lacks them.
            addTagIds = Objects.requireNonNullElse(addTagIds, List.of());
            removeTagIds = Objects.requireNonNullElse(removeTagIds, List.of());
            fields = Objects.requireNonNullElse(fields, Map.of());
        }

        /** What binding and deleting are given. */
        public Choice(@Nullable UUID agentId, @Nullable String reason) {
            this(agentId, reason, null, null, null, List.of(), List.of(), Map.of(), null);
        }

        /** @throws Problem validation, when the action lacks what it cannot do without */
        void require(Action action) {
            switch (action) {
                case TRANSFER -> require("departmentId", departmentId == null ? agentId : departmentId);
                case STATUS -> require("statusId", statusId);
                case PRIORITY -> {
                    require("priority", priority);
                    if (priority != null && (priority < LOWEST || priority > HIGHEST)) {
                        throw Problem.validation(
                                FieldProblem.of("priority", "range", "problem.field.range", LOWEST, HIGHEST));
                    }
                }
                case TAGS -> require("addTagIds", addTagIds.isEmpty() && removeTagIds.isEmpty() ? null : this);
                case BIND, CLOSE, DELETE -> {}
            }
        }

        private static void require(String field, @Nullable Object value) {
            if (value == null) {
                throw Problem.validation(FieldProblem.of(field, "required", "problem.field.required"));
            }
        }
    }

    /**
     * One of the tickets.
     *
     * @param number null when who asked does not see it
     * @param outcome null until its turn comes
     * @param reason why it was refused, in the language of who asked
     */
    public record Item(
            int position,
            UUID ticketId,
            @Nullable Long number,
            @Nullable Outcome outcome,
            @Nullable String reason) {}

    public enum Outcome {
        DONE,
        /** A manager decides about it. */
        ASKED,
        REFUSED
    }
}
