package app.balcao.channel.webchat;

import app.balcao.conversation.Answer;
import app.balcao.conversation.DepartmentChat;
import app.balcao.conversation.DepartmentChats;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.EmailAddress;
import app.balcao.platform.text.ShortText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every visitor is asked, in whichever form: who they are, which department they want, and what it asks besides. */
@Component
class VisitorForm {

    private static final int LONGEST_NAME = 200;

    private final DepartmentChats departments;
    private final ChatQuestions questions;

    VisitorForm(DepartmentChats departments, ChatQuestions questions) {
        this.departments = departments;
        this.questions = questions;
    }

    /**
     * A form that was filled in as it should.
     *
     * @param email null for who was not asked
     */
    record Filled(
            DepartmentChat department,
            String name,
            @Nullable String email,
            List<Answer> answers) {}

    /**
     * What is known of who was asked nothing (BND-23).
     *
     * @param name empty, and {@code email} too, for somebody anonymous
     * @throws Problem validation, when it is not known which department they want
     */
    Filled unasked(@Nullable UUID departmentId, String name, String email) {
        DepartmentChat department = (departmentId == null ? onlyOneThere() : department(departmentId))
                .orElseThrow(
                        () -> Problem.validation(FieldProblem.of("departmentId", "unknown", "problem.field.unknown")));
        return new Filled(
                department, ShortText.line(name), EmailAddress.canonical(email).orElse(null), List.of());
    }

    /**
     * Reads a form.
     *
     * @param departmentId null for the only one there is (CDP-3)
     * @param answers to the account's own questions, by their ids
     * @param problems that were found in the rest of it
     * @throws Problem validation, naming every bad field
     */
    Filled filled(
            @Nullable UUID departmentId,
            String givenName,
            String givenEmail,
            Map<UUID, @Nullable Object> answers,
            List<FieldProblem> problems) {
        String name = ShortText.line(givenName);
        if (ShortText.invisible(name)) {
            problems.add(FieldProblem.of("name", "required", "problem.field.required"));
        } else if (ShortText.length(name) > LONGEST_NAME) {
            problems.add(FieldProblem.of("name", "size", "problem.field.size", 1, LONGEST_NAME));
        }
        Optional<String> email = EmailAddress.canonical(givenEmail);
        if (email.isEmpty()) {
            problems.add(FieldProblem.of("email", "email", "webchat.email"));
        }
        Optional<DepartmentChat> department = department(departmentId);
        if (department.isEmpty()) {
            problems.add(FieldProblem.of("departmentId", "unknown", "problem.field.unknown"));
        }
        List<Answer> answered = department
                .map(each -> questions.read(each.id(), answers, problems::add))
                .orElse(List.of());
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return new Filled(department.orElseThrow(), name, email.orElseThrow(), answered);
    }

    // Nobody chose: who is asked for nothing is where somebody is.
    private Optional<DepartmentChat> onlyOneThere() {
        List<DepartmentChat> there =
                departments.offered().stream().filter(DepartmentChat::online).toList();
        return there.size() == 1 ? Optional.of(there.getFirst()) : department(null);
    }

    // Of those offered.
    private Optional<DepartmentChat> department(@Nullable UUID id) {
        List<DepartmentChat> offered = departments.offered();
        return id == null
                ? offered.stream().filter(each -> offered.size() == 1).findFirst()
                : offered.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
