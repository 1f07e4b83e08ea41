package app.balcao.onboarding.web;

import app.balcao.onboarding.FirstSteps;
import app.balcao.people.ActingAgent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/first-steps")
@Tag(name = "First steps")
class FirstStepsController {

    private final FirstSteps steps;

    FirstStepsController(FirstSteps steps) {
        this.steps = steps;
    }

    @GetMapping
    @Operation(summary = "What a new account has left to set up")
    FirstSteps.Progress find(ActingAgent acting) {
        return steps.find(acting);
    }

    @PutMapping("/dismissal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Do not show me the first steps any more")
    void dismiss(ActingAgent acting) {
        steps.dismiss(acting);
    }

    @DeleteMapping("/dismissal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Show me the first steps again")
    void restore(ActingAgent acting) {
        steps.restore(acting);
    }
}
