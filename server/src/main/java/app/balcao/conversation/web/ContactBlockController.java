package app.balcao.conversation.web;

import app.balcao.conversation.desk.ContactBlock;
import app.balcao.conversation.desk.ContactBlock.Kind;
import app.balcao.conversation.desk.ConversationBlocks;
import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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

/** Who may not begin conversations. */
@Tag(name = "Conversations")
@RestController
@RequestMapping("/api/v1/contact-blocks")
class ContactBlockController {

    private final ConversationBlocks blocks;

    ContactBlockController(ConversationBlocks blocks) {
        this.blocks = blocks;
    }

    @Operation(summary = "Who was kept from beginning conversations, the latest first")
    @GetMapping
    @MostStatements(3)
    Page<ContactBlock> list(
            ActingAgent acting,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return blocks.list(acting, PageRequest.of(limit, cursor));
    }

    /** From where nobody may begin conversations. */
    @Schema(name = "BlockedOriginKind")
    enum OriginKind {
        COUNTRY(Kind.COUNTRY),
        ADDRESS(Kind.ADDRESS);

        private final Kind kind;

        OriginKind(Kind kind) {
            this.kind = kind;
        }
    }

    record Body(
            @NotNull @Schema(example = "COUNTRY") OriginKind kind,

            @NotNull
            @Size(max = 100)
            @Schema(description = "The country's code of ISO 3166, or the address", example = "BR")
            String origin,

            @NotNull @Schema(maxLength = 1000, example = "Ofensas.")
            String reason,

            @Schema(description = "Until when; without it for good") @Nullable
            Instant expiresAt) {}

    @Operation(
            summary = "Keep whoever comes from an address or a country from beginning conversations",
            description = "A block that there is gives way. Conversations that go on are not ended by it.")
    @PostMapping
    @MostStatements(6)
    ContactBlock block(ActingAgent acting, @Valid @RequestBody Body body) {
        return blocks.blockFrom(acting, body.kind().kind, body.origin(), body.reason(), body.expiresAt());
    }

    @Operation(summary = "Let somebody begin conversations again")
    @DeleteMapping("/{id}")
    @MostStatements(6)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(ActingAgent acting, @PathVariable UUID id) {
        blocks.lift(acting, id);
    }
}
