package app.balcao.conversation.desk;

import app.balcao.conversation.Answer;
import app.balcao.conversation.ContactPlaces;
import app.balcao.conversation.ConversationMessageView;
import app.balcao.people.PersonalData;
import app.balcao.people.PersonalDataMask;
import app.balcao.people.RatingFormat;
import app.balcao.ticket.Named;
import app.balcao.ticket.SituationView;
import app.balcao.ticket.TicketPage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything the pane of a conversation shows, read at once.
 *
 * @param messages the last ones, oldest of them first
 * @param earlier whether there are messages before them
 * @param notes what agents told each other, oldest first
 * @param offers whom it was offered to, oldest first
 * @param answers what was asked before it began
 * @param actions what who asks may do with it now
 * @param introduction what they are proposed to say when they take it from another agent (CHT-10)
 * @param closing what its agent said at the end
 * @param rating what its customer thought of it, for who may see ratings (RAT-5); null without one
 * @param closingRequired whether who ends it must say how it went (CHT-3)
 * @param realtime where its messages come live, and from where
 * @param desk where agents hear of what its customer does not: notes, labels, transfers
 */
public record ConversationPage(
        ConversationRow conversation,
        List<ConversationMessageView> messages,
        boolean earlier,
        List<Note> notes,
        List<Offer> offers,
        List<AskedBefore> answers,
        List<ConversationAction> actions,

        @Schema(example = "Oi, aqui é a Camila. Sigo com você a partir de agora.") @Nullable
        String introduction,

        @Nullable ClosingForm closing,
        @Nullable Rating rating,
        boolean closingRequired,
        CustomerPanel panel,
        TicketPage.Stream realtime,
        TicketPage.Stream desk) {

    /** @param whisper said to its agent by who watches, rather than kept for later */
    public record Note(
            UUID id,
            Named agent,
            boolean whisper,
            @Schema(example = "Cliente desde 2019.") String text,
            OffsetDateTime writtenAt) {}

    /** An offer; see the decision for why this agent. */
    public record Offer(
            UUID id,
            Named agent,
            @Nullable Named offeredBy,
            @Schema(example = "TURN") String reason,
            @Schema(example = "ACCEPTED") String outcome,
            OffsetDateTime offeredAt,
            OffsetDateTime expiresAt,
            @Nullable OffsetDateTime closedAt) {}

    /** What its customer thought of it; see {@link ConversationRating}. */
    public record Rating(
            @Schema(example = "5") int stars,
            RatingFormat format,

            @PersonalData.Within @Schema(example = "Resolveu na hora!")
            String comment,

            OffsetDateTime ratedAt) {}

    /** What was asked, and the answer; see {@link Answer}. */
    public record AskedBefore(
            @Nullable UUID fieldId,
            @Schema(example = "Número do pedido") String label,
            @PersonalData.Within String text) {

        // Addresses within a text are masked besides.
        static AskedBefore of(Answer answer, boolean personal) {
            String text = answer.hidden() && !personal ? PersonalDataMask.MASK : answer.text();
            return new AskedBefore(answer.fieldId(), answer.label(), text);
        }
    }

    /**
     * Who the customer is, and what there was with them.
     *
     * @param customer whom the e-mail belongs to; null for nobody, and for who may not see customers
     * @param place where they were when they were last there; null where nobody says
     * @param conversations the last ones before this one that the reader sees
     * @param tickets the last ones that the reader sees
     */
    public record CustomerPanel(
            @Nullable PanelCustomer customer,
            ContactPlaces.@Nullable Place place,
            List<ConversationRow> conversations,
            List<PanelTicket> tickets) {}

    public record PanelCustomer(
            UUID id,
            @PersonalData.Within String name,
            @PersonalData List<String> emails,
            @PersonalData @Nullable String phone,
            @Nullable Named organization,
            String notes) {}

    public record PanelTicket(
            UUID id,
            @Schema(example = "1042") long number,

            @Schema(example = "Nota fiscal de outubro não chegou")
            String subject,

            SituationView situation) {}
}
