package app.balcao.access.web;

import app.balcao.access.Entrance.Entered;
import app.balcao.access.PasskeyCeremonies.AssertionOptions;
import app.balcao.access.Passkeys;
import app.balcao.access.SecondStep;
import app.balcao.people.Me;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Ways into a session besides the password: a passkey alone, and the second factor. */
@RestController
@RequestMapping("/api/v1/session")
class SignInStepsController {

    private final SecondStep secondStep;
    private final Passkeys passkeys;
    private final EntryRequests entries;

    SignInStepsController(SecondStep secondStep, Passkeys passkeys, EntryRequests entries) {
        this.secondStep = secondStep;
        this.passkeys = passkeys;
        this.entries = entries;
    }

    /** How a sign-in that waits may go on, the best way first. */
    record SecondFactorNeeded(List<SecondStep.Method> methods) {}

    record SecondFactorCode(
            @NotNull SecondStep.Method method,
            @NotBlank @Size(max = 100) String code) {}

    @PostMapping("/passkey-options")
    AssertionOptions passkeyOptions(HttpServletRequest request) {
        return passkeys.signInOptions(request.getRemoteAddr());
    }

    @PostMapping("/passkey")
    ResponseEntity<Me> enterByPasskey(@Valid @RequestBody AssertionBody body, HttpServletRequest request) {
        return entered(passkeys.signIn(body.assertion(), entries.context(request)), request);
    }

    /** What the sign-in of this browser waits for. */
    @GetMapping("/second-factor")
    SecondFactorNeeded secondFactor(HttpServletRequest request) {
        return new SecondFactorNeeded(secondStep.methods(SecondStepCookie.read(request)));
    }

    @PostMapping("/second-factor")
    ResponseEntity<Me> enterByCode(@Valid @RequestBody SecondFactorCode body, HttpServletRequest request) {
        return entered(
                secondStep.enter(SecondStepCookie.read(request), body.method(), body.code(), entries.context(request)),
                request);
    }

    @PostMapping("/second-factor/email")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sendCode(HttpServletRequest request) {
        secondStep.sendCode(SecondStepCookie.read(request));
    }

    @PostMapping("/second-factor/passkey-options")
    AssertionOptions secondPasskeyOptions(HttpServletRequest request) {
        return secondStep.passkeyOptions(SecondStepCookie.read(request));
    }

    @PostMapping("/second-factor/passkey")
    ResponseEntity<Me> enterBySecondPasskey(@Valid @RequestBody AssertionBody body, HttpServletRequest request) {
        return entered(
                secondStep.enter(SecondStepCookie.read(request), body.assertion(), entries.context(request)), request);
    }

    private ResponseEntity<Me> entered(Entered entered, HttpServletRequest request) {
        return ResponseEntity.ok().headers(entries.cookies(entered, request)).body(entered.me());
    }
}
