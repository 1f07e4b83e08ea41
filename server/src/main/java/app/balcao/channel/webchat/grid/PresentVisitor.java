package app.balcao.channel.webchat.grid;

import app.balcao.channel.webchat.Visit.Page;
import app.balcao.people.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visitor as the grid shows them (GRD-2).
 *
 * @param present whether one of their pages is open now
 * @param name as they gave it in a conversation; empty for somebody anonymous (WID-3)
 * @param pageSince since when they look at the page
 * @param visitStartedAt since when they are on the site
 * @param referrer the page that led to this visit
 * @param agent who attends them, or whose card they see
 * @param conversationId the conversation they have open
 * @param invitation the card that waits for their answer
 */
public record PresentVisitor(
        UUID id,
        boolean present,
        VisitorState state,

        @PersonalData.Within @Schema(example = "Clara Nogueira")
        String name,

        @PersonalData @Schema(example = "clara@nogueira.example") @Nullable
        String email,

        Page page,
        OffsetDateTime pageSince,
        OffsetDateTime visitStartedAt,
        @Schema(example = "3") int pagesSeen,
        @Schema(example = "2") int visits,

        @PersonalData.Within @Schema(example = "https://busca.example/")
        String referrer,

        @Schema(example = "Firefox") String browser,
        @Schema(example = "Android") String system,
        @Schema(example = "pt-BR") String language,
        @Schema(example = "America/Sao_Paulo") String timeZone,
        @PersonalData @Schema(example = "203.0.113.7") String ip,

        @Schema(description = "Code of ISO 3166; empty where the proxy in front does not say", example = "BR")
        String country,

        @Schema(description = "Empty where the proxy in front does not say", example = "Curitiba")
        String city,

        VisitorInvitation.@Nullable Sender agent,
        @Nullable UUID conversationId,
        @Nullable VisitorInvitation invitation) {}
