package app.balcao.people.web;

import app.balcao.people.ActingAgent;
import app.balcao.people.AgentForm.AgentPlace;
import app.balcao.people.AgentInvitations;
import app.balcao.people.Invitation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Several agents at once. */
@RestController
@RequestMapping("/api/v1/agent-invitations")
class InvitationController {

    private final AgentInvitations invitations;

    InvitationController(AgentInvitations invitations) {
        this.invitations = invitations;
    }

    record InvitationsBody(
            @Schema(
                    description = "One person per line, as \"Name <address>\", \"name;address\" or an address;"
                            + " or CSV whose first line names the columns name, email and, perhaps, departments")
            @NotBlank
            @Size(max = 200_000)
            String content,

            @Schema(description = "Places that all of them get") @Nullable @Size(max = 500)
            List<AgentController.@Valid @NotNull PlaceBody> departments) {

        List<AgentPlace> places() {
            return departments == null
                    ? List.of()
                    : departments.stream().map(AgentController.PlaceBody::form).toList();
        }
    }

    record Invitations(List<Invitation> lines) {}

    /** What inviting the list would do, line by line. */
    @PostMapping("/preview")
    Invitations preview(ActingAgent acting, @Valid @RequestBody InvitationsBody body) {
        return new Invitations(invitations.preview(acting, body.content(), body.places()));
    }

    /** Invites whom of the list it can, and says what became of each line. */
    @PostMapping
    Invitations invite(ActingAgent acting, @Valid @RequestBody InvitationsBody body) {
        return new Invitations(invitations.invite(acting, body.content(), body.places()));
    }
}
