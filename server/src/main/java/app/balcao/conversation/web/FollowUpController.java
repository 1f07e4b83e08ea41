package app.balcao.conversation.web;

import app.balcao.conversation.ConversationTranscripts;
import app.balcao.conversation.desk.ConversationTickets;
import app.balcao.conversation.desk.TicketWish;
import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What goes on from a conversation. */
@Tag(name = "Conversations")
@RestController
@RequestMapping("/api/v1/conversations/{id}")
class FollowUpController {

    private final ConversationTickets tickets;
    private final ConversationTranscripts transcripts;

    FollowUpController(ConversationTickets tickets, ConversationTranscripts transcripts) {
        this.tickets = tickets;
        this.transcripts = transcripts;
    }

    /** @param ticketId the ticket that holds what was said */
    record TicketOfConversation(UUID ticketId) {}

    @Operation(
            summary = "Open a ticket with what was said in a conversation",
            description = "There is one at most: asked for again, the answer is the same.")
    @PostMapping("/ticket")
    @MostStatements(34)
    TicketOfConversation ticket(ActingAgent acting, @PathVariable UUID id, @RequestBody TicketWish body) {
        return new TicketOfConversation(tickets.convert(acting, id, body));
    }

    @Operation(summary = "Send the customer what was said, by e-mail")
    @PostMapping("/transcript")
    @MostStatements(9)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void transcript(ActingAgent acting, @PathVariable UUID id) {
        transcripts.askedByAgent(acting, id);
    }
}
