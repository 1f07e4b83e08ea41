package app.balcao.people.web;

import app.balcao.account.Account;
import app.balcao.account.AccountSettings;
import app.balcao.people.AccountAdministration;
import app.balcao.people.ActingAgent;
import app.balcao.platform.web.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The account's settings. */
@RestController
@RequestMapping("/api/v1/account")
class AccountController {

    private final AccountAdministration administration;

    AccountController(AccountAdministration administration) {
        this.administration = administration;
    }

    record AccountBody(
            @NotBlank @Size(max = 250) String companyName,
            @NotNull String language,
            @NotNull @Size(max = 100) String timeZone,
            @NotNull Integer reopenDays,
            @NotNull Boolean confirmByEmail,
            @NotNull Integer automaticMailsPerHour) {

        AccountSettings settings() {
            return new AccountSettings(
                    companyName, language, timeZone, reopenDays, confirmByEmail, automaticMailsPerHour);
        }
    }

    @GetMapping
    ResponseEntity<Account> find(ActingAgent acting) {
        Account account = administration.find(acting);
        return Versions.ok(account, account.version());
    }

    @PutMapping
    ResponseEntity<Account> change(
            ActingAgent acting,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody AccountBody body) {
        Account account = administration.change(acting, body.settings(), Versions.required(ifMatch));
        return Versions.ok(account, account.version());
    }
}
