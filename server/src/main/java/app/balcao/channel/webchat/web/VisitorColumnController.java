package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.grid.VisitorColumn;
import app.balcao.channel.webchat.grid.VisitorColumns;
import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the grid of visitors shows an agent. */
@Tag(name = "Visitors")
@RestController
@RequestMapping("/api/v1/me/visitor-columns")
class VisitorColumnController {

    private final VisitorColumns columns;

    VisitorColumnController(VisitorColumns columns) {
        this.columns = columns;
    }

    record Choice(@NotNull @Size(max = 20) List<@NotNull VisitorColumn> visible) {}

    @Operation(summary = "What the grid of visitors shows me of each, in its order")
    @GetMapping
    @MostStatements(3)
    Choice columns(ActingAgent acting) {
        return new Choice(columns.of(acting));
    }

    @Operation(
            summary = "Choose what the grid of visitors shows me of each",
            description = "The last choice counts. The order of the columns is always the same.")
    @PutMapping
    @MostStatements(4)
    Choice choose(ActingAgent acting, @Valid @RequestBody Choice body) {
        return new Choice(columns.choose(acting, body.visible()));
    }
}
