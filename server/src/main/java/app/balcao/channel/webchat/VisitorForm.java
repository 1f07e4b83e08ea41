package app.balcao.channel.webchat;

import app.balcao.conversation.DepartmentChat;
import app.balcao.conversation.DepartmentChats;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.text.EmailAddress;
import app.balcao.platform.text.ShortText;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every visitor is asked, in whichever form: who they are, and which department they want. */
@Component
class VisitorForm {

    private static final int LONGEST_NAME = 200;

    private final DepartmentChats departments;

    VisitorForm(DepartmentChats departments) {
        this.departments = departments;
    }

    /** Adds what is wrong with a name and an e-mail. */
    static void check(String givenName, String email, List<FieldProblem> problems) {
        String name = ShortText.line(givenName);
        if (ShortText.invisible(name)) {
            problems.add(FieldProblem.of("name", "required", "problem.field.required"));
        } else if (ShortText.length(name) > LONGEST_NAME) {
            problems.add(FieldProblem.of("name", "size", "problem.field.size", 1, LONGEST_NAME));
        }
        if (EmailAddress.canonical(email).isEmpty()) {
            problems.add(FieldProblem.of("email", "email", "webchat.email"));
        }
    }

    /**
     * The department that was chosen, of those offered; when none is available, that is added to the problems.
     *
     * @param id null for the only one there is (CDP-3)
     */
    Optional<DepartmentChat> department(@Nullable UUID id, List<FieldProblem> problems) {
        List<DepartmentChat> offered = departments.offered();
        Optional<DepartmentChat> chosen = id == null
                ? offered.stream().filter(each -> offered.size() == 1).findFirst()
                : offered.stream().filter(each -> each.id().equals(id)).findFirst();
        if (chosen.isEmpty()) {
            problems.add(FieldProblem.of("departmentId", "unknown", "problem.field.unknown"));
        }
        return chosen;
    }
}
