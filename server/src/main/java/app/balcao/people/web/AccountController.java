package app.balcao.people.web;

import app.balcao.account.Account;
import app.balcao.account.AccountSettings;
import app.balcao.account.AccountSettings.Identification;
import app.balcao.people.AccountAdministration;
import app.balcao.people.ActingAgent;
import app.balcao.people.OwnerChange;
import app.balcao.people.Ownership;
import app.balcao.platform.security.ConfirmedRecently;
import app.balcao.platform.web.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
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
    private final Ownership ownership;

    AccountController(AccountAdministration administration, Ownership ownership) {
        this.administration = administration;
        this.ownership = ownership;
    }

    record AccountBody(
            @NotBlank @Size(max = 250) String companyName,
            @NotNull String language,
            @NotNull @Size(max = 100) String timeZone,
            @Nullable @Size(max = 250) String legalName,
            @Nullable @Size(max = 50) String taxId,
            @Nullable @Size(max = 500) String postalAddress,
            @Nullable @Size(max = 50) String phone,
            @Nullable @Size(max = 500) String website,
            @Nullable @Size(max = 250) String supportEmail,
            @Nullable @Size(max = 20) String accent,
            @Nullable UUID logoId,
            @NotNull Integer reopenDays,
            @NotNull Boolean confirmByEmail,
            @NotNull Boolean takeCopies,
            @NotNull Integer automaticMailsPerHour) {

        AccountSettings settings() {
            return new AccountSettings(
                    companyName,
                    language,
                    timeZone,
                    new Identification(legalName, taxId, postalAddress, phone, website, supportEmail),
                    accent,
                    logoId,
                    reopenDays,
                    confirmByEmail,
                    takeCopies,
                    automaticMailsPerHour);
        }
    }

    @GetMapping
    ResponseEntity<Account> find(ActingAgent acting) {
        Account account = administration.find(acting);
        return Versions.ok(account, account.version());
    }

    @GetMapping("/owner")
    Ownership.Owner owner(ActingAgent acting) {
        return ownership.find(acting);
    }

    record OwnerBody(
            @NotNull UUID from,
            @NotNull UUID to,
            @NotNull Boolean staysAdministrator,
            @NotNull Boolean revokeTokens,
            @NotNull Boolean endSessions,
            @NotNull @Size(max = 250) String confirmation) {

        OwnerChange change() {
            return new OwnerChange(from, to, staysAdministrator, revokeTokens, endSessions, confirmation);
        }
    }

    /** Gives the account to another agent. */
    @ConfirmedRecently
    @PutMapping("/owner")
    Ownership.Owner changeOwner(ActingAgent acting, @Valid @RequestBody OwnerBody body) {
        return ownership.change(acting, body.change());
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
