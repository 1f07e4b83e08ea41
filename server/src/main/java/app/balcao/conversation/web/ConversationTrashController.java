package app.balcao.conversation.web;

import app.balcao.conversation.desk.ConversationRow;
import app.balcao.conversation.desk.ConversationTrash;
import app.balcao.conversation.desk.DeskConversations;
import app.balcao.conversation.desk.DiscardedConversation;
import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Trash")
@RestController
@RequestMapping("/api/v1")
class ConversationTrashController {

    private final ConversationTrash trash;
    private final DeskConversations conversations;

    ConversationTrashController(ConversationTrash trash, DeskConversations conversations) {
        this.trash = trash;
        this.conversations = conversations;
    }

    record DiscardBody(
            @NotNull @Schema(description = "A hundred at most")
            List<@NotNull UUID> conversationIds) {}

    @Operation(
            summary = "Put a conversation that is over into the trash",
            description = "It can be restored for seven days.")
    @DeleteMapping("/conversations/{id}")
    @MostStatements(11)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(ActingAgent acting, @PathVariable UUID id) {
        trash.discard(acting, id);
    }

    @Operation(summary = "Put several conversations into the trash, all or none")
    @PostMapping("/trash/conversations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discardAll(ActingAgent acting, @Valid @RequestBody DiscardBody body) {
        trash.discardAll(acting, body.conversationIds());
    }

    @Operation(summary = "The conversations in the trash, the latest first")
    @GetMapping("/trash/conversations")
    @MostStatements(4)
    Page<DiscardedConversation> list(
            ActingAgent acting,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return trash.list(acting, PageRequest.of(limit, cursor));
    }

    @Operation(summary = "Take a conversation out of the trash, as it went in")
    @PostMapping("/trash/conversations/{id}/restore")
    @MostStatements(12)
    ConversationRow restore(ActingAgent acting, @PathVariable UUID id) {
        trash.restore(acting, id);
        return conversations.handed(acting, id);
    }

    @Operation(summary = "Remove a conversation in the trash for good, with all of its messages")
    @DeleteMapping("/trash/conversations/{id}")
    @MostStatements(7)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(ActingAgent acting, @PathVariable UUID id) {
        trash.remove(acting, id);
    }
}
