package app.balcao.conversation.web;

import app.balcao.conversation.ConversationMessageView;
import app.balcao.conversation.MessageDraft;
import app.balcao.conversation.desk.ClosingForm;
import app.balcao.conversation.desk.ConversationPage;
import app.balcao.conversation.desk.ConversationPages;
import app.balcao.conversation.desk.ConversationRow;
import app.balcao.conversation.desk.DeskConversations;
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
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Conversations as agents read, write and end them. */
@Tag(name = "Conversations")
@RestController
@RequestMapping("/api/v1/conversations")
class ConversationController {

    private final DeskConversations conversations;
    private final ConversationPages pages;

    ConversationController(DeskConversations conversations, ConversationPages pages) {
        this.conversations = conversations;
        this.pages = pages;
    }

    record MessageBody(
            @NotNull
            @Schema(
                    maxLength = 64,
                    example = "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                    description = "Chosen by who sends, the same with every attempt")
            String clientId,

            @Schema(maxLength = 10_000, example = "Bom dia! Em que posso ajudar?") @Nullable
            String text,

            @Schema(description = "A file that was uploaded before", example = "null") @Nullable
            UUID attachmentId) {

        MessageDraft draft() {
            return new MessageDraft(clientId, text == null ? "" : text, attachmentId);
        }
    }

    record ClosingBody(
            @Nullable Boolean solved,

            @Schema(maxLength = 4000, example = "A nota foi enviada de novo.") @Nullable
            String summary) {}

    record EndBody(
            @Schema(description = "How it ended; must be told where the queue asks for it") @Nullable
            ClosingBody closing) {

        @Nullable
        ClosingForm form() {
            return closing == null || (closing.solved() == null && closing.summary() == null)
                    ? null
                    : new ClosingForm(
                            Boolean.TRUE.equals(closing.solved()), closing.summary() == null ? "" : closing.summary());
        }
    }

    record MessageList(List<ConversationMessageView> items) {}

    @Operation(
            summary =
                    "Conversations that ring at or are attended by who asks, that wait, that others attend, or that ended",
            description = "Those that wait come in the order in which they came; others by the newest.")
    @GetMapping
    @MostStatements(3)
    Page<ConversationRow> list(
            ActingAgent acting,
            @Valid @ParameterObject ConversationParameters parameters,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return conversations.list(acting, parameters.filter(), PageRequest.of(limit, cursor));
    }

    @Operation(summary = "A conversation with its last messages and all that its pane shows")
    @GetMapping("/{id}")
    @MostStatements(16)
    ConversationPage page(ActingAgent acting, @PathVariable UUID id) {
        return pages.page(acting, id);
    }

    @Operation(summary = "Earlier messages of a conversation, oldest first")
    @GetMapping("/{id}/messages")
    @MostStatements(4)
    MessageList messages(
            ActingAgent acting,
            @PathVariable UUID id,
            @Schema(description = "The number that they come before", example = "51")
                    @RequestParam(required = false)
                    @Nullable
                    Long before,
            @RequestParam(required = false) @Nullable Integer limit) {
        return new MessageList(conversations.before(
                acting,
                id,
                before == null ? Long.MAX_VALUE : before,
                PageRequest.of(limit, null).limit()));
    }

    @Operation(
            summary = "Write to the customer",
            description = "Sent again with the same id, it is answered with what was stored.")
    @PostMapping("/{id}/messages")
    @MostStatements(14)
    ConversationMessageView write(ActingAgent acting, @PathVariable UUID id, @Valid @RequestBody MessageBody body) {
        return conversations.write(acting, id, body.draft());
    }

    @Operation(summary = "End a conversation", description = "One that is over already stays as it ended.")
    @PostMapping("/{id}/end")
    @MostStatements(16)
    ConversationRow end(ActingAgent acting, @PathVariable UUID id, @RequestBody EndBody body) {
        conversations.end(acting, id, body.form());
        return conversations.row(acting, id);
    }
}
