package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.ticket.Mentions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tickets/{id}/mentionable-agents")
class MentionController {

    private final Mentions mentions;

    MentionController(Mentions mentions) {
        this.mentions = mentions;
    }

    record MentionableList(List<Mentions.Mentionable> items) {}

    @Operation(summary = "Agents whom a comment may name, the first twenty by name")
    @GetMapping
    @MostStatements(4)
    MentionableList list(
            ActingAgent acting, @PathVariable UUID id, @RequestParam(required = false) @Nullable String search) {
        return new MentionableList(mentions.mentionable(acting, id, search));
    }
}
