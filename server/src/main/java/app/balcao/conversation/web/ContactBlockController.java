package app.balcao.conversation.web;

import app.balcao.conversation.desk.ContactBlock;
import app.balcao.conversation.desk.ConversationBlocks;
import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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

    @Operation(summary = "Let somebody begin conversations again")
    @DeleteMapping("/{id}")
    @MostStatements(6)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(ActingAgent acting, @PathVariable UUID id) {
        blocks.lift(acting, id);
    }
}
