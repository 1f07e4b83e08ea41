package app.balcao.people.web;

import app.balcao.people.ActingAgent;
import app.balcao.people.ChatSignal;
import app.balcao.people.ChatStatus;
import app.balcao.people.ChatStatuses;
import app.balcao.people.EmailNotice;
import app.balcao.people.Me;
import app.balcao.people.MyData;
import app.balcao.people.MyProfileForm;
import app.balcao.platform.security.PresenceProof;
import app.balcao.platform.web.Versions;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What agents change of themselves. */
@RestController
@RequestMapping("/api/v1/me")
class MeController {

    private final MyData myData;
    private final ChatStatuses chatStatuses;
    private final PresenceProof presence;

    MeController(MyData myData, ChatStatuses chatStatuses, PresenceProof presence) {
        this.myData = myData;
        this.chatStatuses = chatStatuses;
        this.presence = presence;
    }

    record MeBody(
            @NotBlank @Size(max = 250) String name,
            @Nullable @Size(max = 250) String email,
            @Nullable String language,
            @Nullable @Size(max = 100) String timeZone,
            @NotNull String theme,
            @Nullable @Size(max = 100) String chatNickname,

            @Schema(description = "Whether signing in makes one online in the chat; absent is yes") @Nullable
            Boolean chatOnlineAtSignIn,

            @Nullable @Size(max = 50_000) String signatureHtml,
            @Nullable UUID photoId,

            @Schema(description = "What one is told by e-mail as well as by the bell; absent leaves it") @Nullable
            Set<EmailNotice> emailNotices,

            @Schema(description = "What one is told by one's browser as well; absent leaves it") @Nullable
            Set<EmailNotice> browserNotices,

            @Schema(description = "How one's browser tells of chats; absent leaves it") @Nullable
            Set<ChatSignal> chatSignals) {

        MyProfileForm form() {
            return new MyProfileForm(
                    name,
                    email,
                    language,
                    timeZone,
                    theme,
                    chatNickname,
                    !Boolean.FALSE.equals(chatOnlineAtSignIn),
                    signatureHtml == null ? "" : signatureHtml,
                    photoId,
                    emailNotices,
                    browserNotices,
                    chatSignals);
        }
    }

    record ChatStatusBody(@NotNull ChatStatus status) {}

    @GetMapping
    ResponseEntity<Me.MyProfile> find(ActingAgent acting) {
        Me.MyProfile profile = myData.me(acting).agent();
        return Versions.ok(profile, profile.version());
    }

    /** Another address leads to another password: it wants the proof that one is there (OWN-5). */
    @PutMapping
    ResponseEntity<Me.MyProfile> change(
            ActingAgent acting,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody MeBody body) {
        if (myData.changesEmail(acting, body.email())) {
            presence.require();
        }
        Me.MyProfile profile = myData.change(acting, body.form(), Versions.required(ifMatch));
        return Versions.ok(profile, profile.version());
    }

    /** Says what one is in the chat right now. */
    @PutMapping("/chat-status")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void chatStatus(ActingAgent acting, @Valid @RequestBody ChatStatusBody body) {
        chatStatuses.choose(acting, body.status());
    }
}
