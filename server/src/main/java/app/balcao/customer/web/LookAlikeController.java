package app.balcao.customer.web;

import app.balcao.customer.LookAlike;
import app.balcao.customer.LookAlikes;
import app.balcao.people.ActingAgent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Customers")
@RestController
@RequestMapping("/api/v1/customers/look-alikes")
class LookAlikeController {

    private final LookAlikes lookAlikes;

    LookAlikeController(LookAlikes lookAlikes) {
        this.lookAlikes = lookAlikes;
    }

    /** The likest, few. */
    record LookAlikeList(List<LookAlike> items) {}

    @Operation(summary = "Customers who may be meant already, before one is added")
    @GetMapping
    LookAlikeList list(
            ActingAgent acting,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String email,
            @RequestParam(required = false) @Nullable String phone) {
        return new LookAlikeList(lookAlikes.of(acting, name, email, phone));
    }
}
