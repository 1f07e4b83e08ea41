package app.balcao.access.web;

import app.balcao.access.Registration;
import app.balcao.account.NewAccount;
import app.balcao.people.NewOwner;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Opening an account. */
@RestController
@RequestMapping("/api/v1")
class RegistrationController {

    private final Registration registration;

    RegistrationController(Registration registration) {
        this.registration = registration;
    }

    record RegistrationState(boolean open) {}

    record AccountBody(
            @NotBlank @Size(max = 250) String companyName,
            @NotBlank @Size(max = 250) String loginName,
            @NotBlank @Size(max = 250) String ownerName,
            @NotBlank @Size(max = 250) String ownerEmail,
            @NotNull String language,
            @NotNull @Size(max = 100) String timeZone) {}

    @GetMapping("/registration")
    RegistrationState state() {
        return new RegistrationState(registration.isOpen());
    }

    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void register(@Valid @RequestBody AccountBody body, HttpServletRequest request) {
        Language language = Language.ofTag(body.language())
                .orElseThrow(
                        () -> Problem.validation(FieldProblem.of("language", "unknown", "people.language.unknown")));
        registration.register(
                new NewAccount(body.loginName(), body.companyName(), language, zone(body.timeZone())),
                new NewOwner(body.ownerName(), body.ownerEmail()),
                request.getRemoteAddr());
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            throw Problem.validation(FieldProblem.of("timeZone", "unknown", "people.time-zone.unknown"));
        }
    }
}
