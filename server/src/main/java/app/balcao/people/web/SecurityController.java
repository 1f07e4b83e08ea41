package app.balcao.people.web;

import app.balcao.account.SecuritySettings;
import app.balcao.account.SecuritySettings.TwoFactorPolicy;
import app.balcao.people.ActingAgent;
import app.balcao.people.SecurityAdministration;
import app.balcao.platform.security.ConfirmedRecently;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the account guards itself. */
@RestController
@RequestMapping("/api/v1/account/security")
class SecurityController {

    private final SecurityAdministration administration;

    SecurityController(SecurityAdministration administration) {
        this.administration = administration;
    }

    record SecurityBody(
            @NotNull @Schema(minimum = "0", maximum = "4") Integer leastPasswordScore,
            @NotNull @Schema(minimum = "8", maximum = "64") Integer leastPasswordLength,
            @NotNull @Schema(minimum = "4", maximum = "20") Integer lockAfterFailures,

            @NotNull @Schema(minimum = "10", maximum = "10080")
            Integer sessionIdleMinutes,

            @NotNull @Schema(minimum = "1", maximum = "28") Integer sessionLifetimeDays,
            @NotNull TwoFactorPolicy twoFactorPolicy,
            @NotNull Boolean twoFactorByEmail,
            @NotNull Boolean notifyUnknownDevices,
            @NotNull Boolean agentsMayChangeEmail) {

        SecuritySettings settings(int version) {
            return new SecuritySettings(
                    leastPasswordScore,
                    leastPasswordLength,
                    lockAfterFailures,
                    sessionIdleMinutes,
                    sessionLifetimeDays,
                    twoFactorPolicy,
                    twoFactorByEmail,
                    notifyUnknownDevices,
                    agentsMayChangeEmail,
                    version);
        }
    }

    @GetMapping
    ResponseEntity<SecuritySettings> find(ActingAgent acting) {
        SecuritySettings settings = administration.find(acting);
        return Versions.ok(settings, settings.version());
    }

    @PutMapping
    @ConfirmedRecently
    ResponseEntity<SecuritySettings> change(
            ActingAgent acting,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody SecurityBody body) {
        SecuritySettings settings = administration.change(acting, body.settings(Versions.required(ifMatch)));
        return Versions.ok(settings, settings.version());
    }
}
