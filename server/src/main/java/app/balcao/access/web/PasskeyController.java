package app.balcao.access.web;

import app.balcao.access.PasskeyCeremonies.Registration;
import app.balcao.access.PasskeyCeremonies.RegistrationOptions;
import app.balcao.access.Passkeys;
import app.balcao.access.SecondFactors;
import app.balcao.access.SignedIn;
import app.balcao.people.ActingAgent;
import app.balcao.platform.security.ConfirmedRecently;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own passkeys. */
@RestController
@RequestMapping("/api/v1/passkeys")
class PasskeyController {

    private final Passkeys passkeys;

    PasskeyController(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    record PasskeyList(List<Passkeys.PasskeyView> items) {}

    record PasskeyName(@NotBlank @Size(max = 250) String name) {}

    /** What a new authenticator answered; bytes in Base64url. */
    record NewPasskeyBody(
            @NotBlank @Size(max = 250) String name,
            @NotEmpty @Size(max = 20_000) String attestationObject,
            @NotEmpty @Size(max = 5000) String clientDataJson,
            @NotNull @Size(max = 10) List<@NotEmpty @Size(max = 30) String> transports) {}

    @GetMapping
    PasskeyList list(ActingAgent acting) {
        return new PasskeyList(passkeys.list(acting));
    }

    @PostMapping("/options")
    @ConfirmedRecently
    RegistrationOptions options(SignedIn session) {
        return passkeys.registrationOptions(session);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @ConfirmedRecently
    ResponseEntity<SecondFactors.FreshCodes> register(SignedIn session, @Valid @RequestBody NewPasskeyBody body) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(passkeys.register(
                        session,
                        body.name(),
                        new Registration(body.attestationObject(), body.clientDataJson(), body.transports())));
    }

    @PutMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(ActingAgent acting, @PathVariable UUID id, @Valid @RequestBody PasskeyName body) {
        passkeys.rename(acting, id, body.name());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ConfirmedRecently
    void remove(ActingAgent acting, @PathVariable UUID id) {
        passkeys.remove(acting, id);
    }
}
