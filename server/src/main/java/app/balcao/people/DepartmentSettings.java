package app.balcao.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a department is open for, and how its tickets are handled (DEP-7).
 *
 * @param chatGreeting what a customer reads first in a chat (DEP-5); holds {@link #VARIABLES}
 * @param visibleToCustomers whether customers may choose it
 * @param acceptsInternalTickets whether other departments may open internal tickets in it
 * @param offersChat whether it is offered for chats
 * @param offersTickets whether it is offered for new tickets
 * @param mailboxId the mailbox its mail leaves by; null leaves it to the ticket
 * @param fromName whom its mail is from by name; null for the mailbox's name
 * @param replyFooterHtml stands below every reply
 * @param workTimeRequired whether its tickets are not closed before time of work is told (WRK-10)
 * @param closingByManager whether its tickets are closed by who leads it, when an agent asks (CLS-8)
 * @param workShiftId its hours; null for the standard shift's (SLA-26)
 * @param afterChat what it does after a chat
 */
public record DepartmentSettings(
        String chatGreeting,
        boolean visibleToCustomers,
        boolean acceptsInternalTickets,
        boolean offersChat,
        boolean offersTickets,
        AutoAssignment autoAssignment,
        @Nullable UUID mailboxId,
        @Nullable String fromName,
        String replyFooterHtml,
        boolean workTimeRequired,
        boolean closingByManager,
        @Nullable UUID workShiftId,
        AfterChat afterChat) {

    /** What a greeting may hold: the customer's, the agent's, the department's and the company's name. */
    public static final List<String> VARIABLES =
            List.of("{{cliente}}", "{{atendente}}", "{{departamento}}", "{{empresa}}");

    /** Those of a department that was asked for nothing else. */
    public static final DepartmentSettings USUAL = new DepartmentSettings(
            "", true, true, true, true, AutoAssignment.OFF, null, null, "", false, false, null, AfterChat.USUAL);

    /**
     * What a department does after a chat.
     *
     * @param ratingAsked whether customers are asked what they think of it (RAT-1)
     * @param ratingQuestion what they are asked; null for the usual words
     * @param contactEmail where it can be reached; null for nowhere
     * @param transcriptCopied whether what was said is sent there (CHT-13)
     */
    public record AfterChat(
            boolean ratingAsked,
            RatingFormat ratingFormat,
            @Nullable String ratingQuestion,
            @Nullable String contactEmail,
            boolean transcriptCopied) {

        public static final AfterChat USUAL = new AfterChat(true, RatingFormat.STARS, null, null, false);
    }

    /**
     * Pictures of a department (DEP-6), which are attachments; null for none.
     *
     * @param logoId the department's own
     * @param chatOnlineId shown by the chat while somebody is there
     * @param chatOfflineId shown by the chat while nobody is
     */
    public record Pictures(
            @Nullable UUID logoId,
            @Nullable UUID chatOnlineId,
            @Nullable UUID chatOfflineId) {

        public static final Pictures NONE = new Pictures(null, null, null);
    }
}
