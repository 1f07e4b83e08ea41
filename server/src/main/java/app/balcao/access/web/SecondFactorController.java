package app.balcao.access.web;

import app.balcao.access.SecondFactors;
import app.balcao.access.SignedIn;
import app.balcao.people.ActingAgent;
import app.balcao.platform.security.ConfirmedRecently;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own second factors, and the way back for those who lost theirs. */
@RestController
@RequestMapping("/api/v1")
class SecondFactorController {

    private final SecondFactors factors;

    SecondFactorController(SecondFactors factors) {
        this.factors = factors;
    }

    record AppCode(@NotBlank @Size(max = 100) String code) {}

    @GetMapping("/me/second-factor")
    SecondFactors.State state(ActingAgent acting) {
        return factors.state(acting);
    }

    @PostMapping("/me/second-factor/app")
    @ConfirmedRecently
    ResponseEntity<SecondFactors.AppSetUp> prepareApp(ActingAgent acting) {
        return shownOnce(factors.prepareApp(acting));
    }

    @PostMapping("/me/second-factor/app/confirmation")
    @ConfirmedRecently
    ResponseEntity<SecondFactors.FreshCodes> confirmApp(SignedIn session, @Valid @RequestBody AppCode body) {
        return shownOnce(factors.confirmApp(session, body.code()));
    }

    @DeleteMapping("/me/second-factor/app")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ConfirmedRecently
    void removeApp(ActingAgent acting) {
        factors.removeApp(acting);
    }

    @PostMapping("/me/second-factor/recovery-codes")
    @ConfirmedRecently
    ResponseEntity<SecondFactors.FreshCodes> newRecoveryCodes(ActingAgent acting) {
        return shownOnce(factors.newRecoveryCodes(acting));
    }

    /** Secrets that must not be kept anywhere on the way. */
    private static <T> ResponseEntity<T> shownOnce(T secrets) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(secrets);
    }

    @PostMapping("/agents/{id}/second-factor-reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ConfirmedRecently
    void reset(ActingAgent acting, @PathVariable UUID id) {
        factors.reset(acting, id);
    }
}
