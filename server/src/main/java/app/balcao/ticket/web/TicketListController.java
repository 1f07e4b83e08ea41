package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.MostStatements;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.list.ListColumn;
import app.balcao.ticket.list.TicketCounts;
import app.balcao.ticket.list.TicketDay;
import app.balcao.ticket.list.TicketFilter;
import app.balcao.ticket.list.TicketLists;
import app.balcao.ticket.list.TicketRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Tickets")
@RestController
@RequestMapping("/api/v1/tickets")
class TicketListController {

    // What is more stands in the last part, which is no column then.
    private static final int MOST_COLUMNS = 100;

    private final TicketLists lists;

    TicketListController(TicketLists lists) {
        this.lists = lists;
    }

    @Operation(
            summary = "List or search tickets",
            description = "Those of the departments one sees. With search, each item says where it was found, newest"
                    + " match first, and sort and order do not count. By custom fields too: customField.<id>= an option's id,"
                    + " true or false, a text, or from..to of numbers, days and moments.")
    @GetMapping
    @MostStatements(6)
    Page<TicketRow> list(
            ActingAgent acting,
            @ParameterObject ListParameters parameters,
            @Parameter(
                            description = "What rows tell besides what each does: any of SCHEDULED_AT, WORK_TIME and"
                                    + " customField.<id>, with commas between. Other columns are told anyway.",
                            example = "SCHEDULED_AT,WORK_TIME")
                    @RequestParam(required = false)
                    @Nullable
                    String columns,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        TicketFilter filter = parameters.filter(acting);
        return lists.list(acting, filter, columns(columns), PageRequest.of(limit, cursor));
    }

    private static List<ListColumn> columns(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        try {
            return Arrays.stream(text.split(",", MOST_COLUMNS))
                    .map(ListColumn::of)
                    .toList();
        } catch (IllegalArgumentException none) {
            throw Problem.validation(FieldProblem.of("columns", "invalid", "problem.field.type"));
        }
    }

    @Operation(summary = "How many tickets stand in each queue of the home page")
    @GetMapping("/counts")
    @MostStatements(3)
    TicketCounts counts(ActingAgent acting) {
        return lists.counts(acting);
    }

    @Operation(summary = "What happened today, hour by hour, and what stands open")
    @GetMapping("/day")
    @MostStatements(3)
    TicketDay day(ActingAgent acting) {
        return lists.day(acting);
    }
}
