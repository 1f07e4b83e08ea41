package app.balcao.access.web;

import app.balcao.access.ShiftLimits;
import app.balcao.people.ActingAgent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Until when one may work. */
@RestController
@RequestMapping("/api/v1/me/shift")
class ShiftController {

    private final ShiftLimits limits;

    ShiftController(ShiftLimits limits) {
        this.limits = limits;
    }

    @GetMapping
    ShiftLimits.ShiftEnd end(ActingAgent acting) {
        return limits.end(acting);
    }
}
