package app.balcao.access.web;

import app.balcao.access.Registration;
import app.balcao.account.Accounts;
import app.balcao.account.NewAccount;
import app.balcao.people.Agents;
import app.balcao.people.NewOwner;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Language;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /** Fields are checked together, so that a person is told of all that is wrong at once. */
    record AccountBody(
            @NotBlank @Size(max = 250) @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String companyName,

            @NotBlank @Size(max = 250) @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String loginName,

            @NotBlank @Size(max = 250) @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String ownerName,

            @NotBlank @Size(max = 250) @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String ownerEmail,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String language,

            @Size(max = 100) @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String timeZone) {

        NewOwner owner() {
            return new NewOwner(text(ownerName), text(ownerEmail));
        }
    }

    @GetMapping("/registration")
    RegistrationState state() {
        return new RegistrationState(registration.isOpen());
    }

    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void register(@RequestBody AccountBody body, HttpServletRequest request) {
        registration.register(account(body), body.owner(), request.getRemoteAddr());
    }

    private static NewAccount account(AccountBody body) {
        String login = text(body.loginName());
        String company = text(body.companyName());
        List<FieldProblem> problems = new ArrayList<>(Accounts.problems(login, company));
        problems.addAll(Agents.problems(body.owner()));
        Language language = Language.ofTag(body.language()).orElse(null);
        if (language == null) {
            problems.add(unknown("language", body.language(), "people.language.unknown"));
        }
        ZoneId zone = zone(text(body.timeZone()));
        if (zone == null) {
            problems.add(unknown("timeZone", body.timeZone(), "people.time-zone.unknown"));
        }
        if (language == null || zone == null || !problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return new NewAccount(login, company, language, zone);
    }

    private static FieldProblem unknown(String field, @Nullable String value, String messageKey) {
        return text(value).isBlank()
                ? FieldProblem.of(field, "required", "problem.field.required")
                : FieldProblem.of(field, "unknown", messageKey);
    }

    private static @Nullable ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return null;
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
