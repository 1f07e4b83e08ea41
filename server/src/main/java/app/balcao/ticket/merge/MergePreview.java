package app.balcao.ticket.merge;

import app.balcao.ticket.Named;
import app.balcao.ticket.SituationView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What merging one ticket into another would do (MRG-2).
 *
 * @param messages how many messages the target's thread gets
 * @param files how many files come with them
 * @param customerDiffers whether they are of different customers
 * @param closes whether the source is still open and is closed by it
 * @param targetAwaits whether the target, which does not now, waits for its agent then, as the source has an open question
 * @param waitingReplies answers of the source that wait to be sent, and will not be
 * @param present other agents who have one of the two open now
 * @param obstacle why it cannot be done; null when it can
 */
public record MergePreview(
        Side source,
        Side target,
        int messages,
        int files,
        boolean customerDiffers,
        boolean closes,
        boolean targetAwaits,
        int waitingReplies,
        List<Present> present,
        @Nullable Obstacle obstacle) {

    /** One of the two tickets. */
    public record Side(
            UUID id,
            long number,
            String subject,
            SituationView situation,
            Named department,
            @Nullable Named agent,
            @Nullable String customer) {}

    /** An agent who has one of them open; {@code writing} when they write in it. */
    public record Present(String name, boolean writing) {}

    /** Why not, as the refusal of merging says it. */
    public record Obstacle(String type, String detail) {}
}
