package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.grid.InvitationWish;
import app.balcao.channel.webchat.grid.PresentVisitor;
import app.balcao.channel.webchat.grid.VisitorDetail;
import app.balcao.channel.webchat.grid.VisitorGrid;
import app.balcao.channel.webchat.grid.VisitorInvitation;
import app.balcao.channel.webchat.grid.VisitorInvitation.Kind;
import app.balcao.channel.webchat.grid.VisitorInvitations;
import app.balcao.channel.webchat.grid.VisitorState;
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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who visits the pages with the chat. */
@Tag(name = "Visitors")
@RestController
@RequestMapping("/api/v1/visitors")
class VisitorController {

    private final VisitorGrid grid;
    private final VisitorInvitations invitations;

    VisitorController(VisitorGrid grid, VisitorInvitations invitations) {
        this.grid = grid;
        this.invitations = invitations;
    }

    record InvitationBody(
            @NotNull @Schema(example = "PROMOTION") Kind kind,

            @Schema(
                    description = "What the card says; an invitation without it has the usual words",
                    maxLength = 1000,
                    example = "Frete grátis hoje")
            @Nullable
            String text,

            @Size(max = 2000)
            @Schema(description = "The picture of a promotion", example = "https://loja.example/frete.png")
            @Nullable
            String imageUrl,

            @Size(max = 2000)
            @Schema(
                    description =
                            "Where a promotion leads; where a redirect sends them, on the page's site or one of the widget's",
                    example = "https://loja.example/frete")
            @Nullable
            String linkUrl,

            @Schema(description = "Where the conversation belongs that an invitation begins; one of the agent's")
            @Nullable
            UUID departmentId) {

        InvitationWish wish() {
            return new InvitationWish(kind, Objects.requireNonNullElse(text, ""), imageUrl, linkUrl, departmentId);
        }
    }

    @Operation(summary = "Who has a page with the chat open, who came last first")
    @GetMapping
    @MostStatements(3)
    Page<PresentVisitor> list(
            ActingAgent acting,
            @RequestParam(required = false) @Nullable VisitorState state,
            @RequestParam(required = false) @Nullable @Size(max = 200) String text,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return grid.list(acting, state, text, PageRequest.of(limit, cursor));
    }

    @Operation(summary = "A visitor with the pages of their visit", description = "Also when they have gone.")
    @GetMapping("/{id}")
    @MostStatements(6)
    VisitorDetail find(ActingAgent acting, @PathVariable UUID id) {
        return grid.find(acting, id);
    }

    @Operation(
            summary = "Invite a visitor, show them a promotion, or send them to another page",
            description = "They see one card at a time, and may answer it for a minute.")
    @PostMapping("/{id}/invitations")
    @MostStatements(9)
    @ResponseStatus(HttpStatus.CREATED)
    VisitorInvitation send(ActingAgent acting, @PathVariable UUID id, @Valid @RequestBody InvitationBody body) {
        return invitations.send(acting, id, body.wish());
    }
}
