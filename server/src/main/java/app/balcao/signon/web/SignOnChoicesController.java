package app.balcao.signon.web;

import app.balcao.signon.SignOnLimits;
import app.balcao.signon.SignOnProviders;
import app.balcao.signon.SignOnProviders.Choice;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the sign-in page offers besides the password. */
@RestController
@RequestMapping("/api/v1/sign-on-choices")
class SignOnChoicesController {

    private final SignOnProviders providers;
    private final SignOnLimits limits;

    SignOnChoicesController(SignOnProviders providers, SignOnLimits limits) {
        this.providers = providers;
        this.limits = limits;
    }

    record ChoiceList(List<Choice> items) {}

    @Operation(summary = "Providers on an account's sign-in page; none for an account that does not exist")
    @GetMapping
    ChoiceList list(@RequestParam(defaultValue = "") String account, HttpServletRequest request) {
        limits.choices(request.getRemoteAddr());
        return new ChoiceList(providers.choices(account));
    }
}
