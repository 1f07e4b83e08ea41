package app.balcao.ticket.web;

import app.balcao.people.ActingAgent;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.TicketCounts;
import app.balcao.ticket.TicketDay;
import app.balcao.ticket.TicketFilter;
import app.balcao.ticket.TicketLists;
import app.balcao.ticket.TicketRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
    Page<TicketRow> list(
            ActingAgent acting,
            @ParameterObject ListParameters parameters,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        TicketFilter filter = parameters.filter(acting);
        return lists.list(acting, filter, PageRequest.of(limit, cursor));
    }

    @Operation(summary = "How many tickets stand in each queue of the home page")
    @GetMapping("/counts")
    TicketCounts counts(ActingAgent acting) {
        return lists.counts(acting);
    }

    @Operation(summary = "What happened today, hour by hour, and what stands open")
    @GetMapping("/day")
    TicketDay day(ActingAgent acting) {
        return lists.day(acting);
    }
}
