package app.balcao.conversation.web;

import app.balcao.conversation.ConversationMarks;
import app.balcao.conversation.ConversationTyping;
import app.balcao.conversation.desk.ContactBlock;
import app.balcao.conversation.desk.ConversationBlocks;
import app.balcao.conversation.desk.ConversationLabels;
import app.balcao.conversation.desk.ConversationNotes;
import app.balcao.conversation.desk.ConversationPage;
import app.balcao.conversation.desk.ConversationPages;
import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What agents do beside writing to the customer. */
@Tag(name = "Conversations")
@RestController
@RequestMapping("/api/v1/conversations/{id}")
class DeskController {

    private final ConversationNotes notes;
    private final ConversationLabels labels;
    private final ConversationBlocks blocks;
    private final ConversationMarks marks;
    private final ConversationTyping typing;
    private final ConversationPages pages;

    DeskController(
            ConversationNotes notes,
            ConversationLabels labels,
            ConversationBlocks blocks,
            ConversationMarks marks,
            ConversationTyping typing,
            ConversationPages pages) {
        this.notes = notes;
        this.labels = labels;
        this.blocks = blocks;
        this.marks = marks;
        this.typing = typing;
        this.pages = pages;
    }

    record NoteBody(
            @NotNull @Schema(maxLength = 10_000, example = "Cliente desde 2019.")
            String text,

            @Schema(description = "Said to its agent by who leads the department", example = "false") @Nullable
            Boolean whisper) {}

    record LabelsBody(@NotNull List<@NotNull UUID> labelIds) {}

    record BlockBody(
            @NotNull @Schema(maxLength = 1000, example = "Ofensas.")
            String reason,

            @Schema(description = "Until when; without it for good") @Nullable
            Instant expiresAt) {}

    record MarkBody(
            @NotNull @Min(0) @Schema(description = "The number of the last message", example = "7")
            Integer seq) {}

    record TypingBody(@NotNull @Schema(example = "true") Boolean typing) {}

    @Operation(
            summary = "Leave a note for other agents, or whisper to its agent",
            description = "The customer never sees it.")
    @PostMapping("/notes")
    @MostStatements(18)
    @ResponseStatus(HttpStatus.CREATED)
    ConversationPage note(ActingAgent acting, @PathVariable UUID id, @Valid @RequestBody NoteBody body) {
        notes.add(acting, id, body.text(), Boolean.TRUE.equals(body.whisper()));
        return pages.page(acting, id);
    }

    @Operation(summary = "Give a conversation these labels and no others")
    @PutMapping("/labels")
    @MostStatements(20)
    ConversationPage label(ActingAgent acting, @PathVariable UUID id, @Valid @RequestBody LabelsBody body) {
        labels.set(acting, id, body.labelIds());
        return pages.page(acting, id);
    }

    @Operation(
            summary = "Keep who writes in a conversation from beginning others, and end it",
            description = "Doing it again changes the reason and the time.")
    @PostMapping("/block")
    @MostStatements(20)
    ContactBlock block(ActingAgent acting, @PathVariable UUID id, @Valid @RequestBody BlockBody body) {
        return blocks.block(acting, id, body.reason(), body.expiresAt());
    }

    @Operation(summary = "Its agent has read up to a message", description = "Counts for nothing when others do.")
    @PostMapping("/seen")
    @MostStatements(8)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void seen(ActingAgent acting, @PathVariable UUID id, @Valid @RequestBody MarkBody body) {
        marks.agentSaw(acting, id, body.seq());
    }

    @Operation(summary = "Its agent's browser has got messages up to one")
    @PostMapping("/got")
    @MostStatements(8)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void got(ActingAgent acting, @PathVariable UUID id, @Valid @RequestBody MarkBody body) {
        marks.agentGot(acting, id, body.seq());
    }

    @Operation(summary = "Its agent is typing, or stopped")
    @PostMapping("/typing")
    @MostStatements(4)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void typing(ActingAgent acting, @PathVariable UUID id, @Valid @RequestBody TypingBody body) {
        typing.agent(acting, id, body.typing());
    }
}
