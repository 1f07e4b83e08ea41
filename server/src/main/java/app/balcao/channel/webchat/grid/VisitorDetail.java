package app.balcao.channel.webchat.grid;

import app.balcao.people.PersonalData;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A visitor with what is kept of their visit (WID-4).
 *
 * @param pages of this visit, the latest first; of a long one the last 50
 * @param invitations what agents sent them, the latest first; the last 10
 */
public record VisitorDetail(
        PresentVisitor visitor,
        OffsetDateTime firstSeenAt,
        OffsetDateTime lastSeenAt,
        List<SeenPage> pages,
        List<VisitorInvitation> invitations) {

    /** A page they looked at. */
    public record SeenPage(
            @PersonalData.Within String url,
            @PersonalData.Within String title,
            OffsetDateTime seenAt) {}
}
