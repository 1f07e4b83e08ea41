package app.balcao.conversation.web;

import app.balcao.conversation.desk.ConversationPage;
import app.balcao.conversation.desk.ConversationPages;
import app.balcao.conversation.desk.ConversationRow;
import app.balcao.conversation.desk.ConversationTransfers;
import app.balcao.conversation.desk.DeskConversations;
import app.balcao.conversation.desk.TransferWish;
import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.ticket.Named;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Passes conversations on. */
@Tag(name = "Conversations")
@RestController
@RequestMapping("/api/v1/conversations/{id}")
class ConversationTransferController {

    private final ConversationTransfers transfers;
    private final DeskConversations conversations;
    private final ConversationPages pages;

    ConversationTransferController(
            ConversationTransfers transfers, DeskConversations conversations, ConversationPages pages) {
        this.transfers = transfers;
        this.conversations = conversations;
        this.pages = pages;
    }

    record IntroductionBody(
            @Schema(
                    maxLength = 10_000,
                    description = "What is said to the customer with it",
                    example = "Oi, aqui é a Camila. Sigo com você a partir de agora.")
            @Nullable
            String introduction) {}

    /** @param agents who attend the department's chat and are there */
    record Targets(List<Named> agents, List<Named> departments) {}

    @Operation(summary = "To whom a conversation can be passed on now")
    @GetMapping("/transfer-targets")
    @MostStatements(5)
    Targets targets(ActingAgent acting, @PathVariable UUID id) {
        return new Targets(transfers.agents(acting, id), transfers.departments());
    }

    @Operation(
            summary = "Pass a conversation on to a department, or ask an agent to take it",
            description = "An agent has a minute to accept; until then, and when they do not, it stays where it is.")
    @PostMapping("/transfer")
    @MostStatements(24)
    ConversationRow transfer(ActingAgent acting, @PathVariable UUID id, @RequestBody TransferWish body) {
        transfers.transfer(acting, id, body);
        return conversations.handed(acting, id);
    }

    @Operation(summary = "Take a conversation that another agent passes on")
    @PostMapping("/transfer/accept")
    @MostStatements(34)
    ConversationPage accept(ActingAgent acting, @PathVariable UUID id, @RequestBody IntroductionBody body) {
        transfers.accept(acting, id, body.introduction());
        return pages.page(acting, id);
    }

    @Operation(summary = "Leave a conversation with the agent who would pass it on")
    @PostMapping("/transfer/decline")
    @MostStatements(12)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decline(ActingAgent acting, @PathVariable UUID id) {
        transfers.decline(acting, id);
    }

    @Operation(summary = "Attend a conversation instead of its agent, as who leads the department")
    @PostMapping("/take-over")
    @MostStatements(34)
    ConversationPage takeOver(ActingAgent acting, @PathVariable UUID id, @RequestBody IntroductionBody body) {
        transfers.takeOver(acting, id, body.introduction());
        return pages.page(acting, id);
    }
}
