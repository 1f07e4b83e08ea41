package app.balcao.notice.web;

import app.balcao.notice.NoticeAdministration;
import app.balcao.notice.NoticeChoice;
import app.balcao.notice.NoticeKind;
import app.balcao.notice.NoticePreferences;
import app.balcao.people.ActingAgent;
import app.balcao.platform.web.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who gets which notices of the account by e-mail. */
@RestController
@RequestMapping("/api/v1/notice-preferences")
class NoticePreferencesController {

    private final NoticeAdministration administration;

    NoticePreferencesController(NoticeAdministration administration) {
        this.administration = administration;
    }

    record ChoiceBody(
            @NotNull NoticeKind kind,
            @NotNull Boolean administrators,
            @NotNull Boolean owner) {

        NoticeChoice choice() {
            return new NoticeChoice(kind, administrators, owner);
        }
    }

    record PreferencesBody(@NotNull @Size(max = 50) List<@NotNull @Valid ChoiceBody> choices) {}

    @GetMapping
    ResponseEntity<NoticePreferences> find(ActingAgent acting) {
        NoticePreferences preferences = administration.find(acting);
        return Versions.ok(preferences, preferences.version());
    }

    /** Changes the kinds that are named; the others stay as they are. */
    @PutMapping
    ResponseEntity<NoticePreferences> change(
            ActingAgent acting,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PreferencesBody body) {
        List<NoticeChoice> choices =
                body.choices().stream().map(ChoiceBody::choice).toList();
        NoticePreferences preferences = administration.change(acting, choices, Versions.required(ifMatch));
        return Versions.ok(preferences, preferences.version());
    }
}
