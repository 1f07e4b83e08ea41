package app.balcao.conversation.desk;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.ShortText;
import org.jspecify.annotations.Nullable;

/** Reads the texts that agents write beside messages. */
final class DeskTexts {

    private DeskTexts() {}

    /** A text with something to see. @throws Problem validation, naming the field */
    static String required(String field, @Nullable String text, int longest) {
        String clean = optional(field, text, longest);
        if (ShortText.invisible(clean)) {
            throw Problem.validation(FieldProblem.of(field, "required", "problem.field.required"));
        }
        return clean;
    }

    /** A text that may be missing. @throws Problem validation, naming the field */
    static String optional(String field, @Nullable String text, int longest) {
        String clean = text == null ? "" : text.strip();
        if (ShortText.length(clean) > longest) {
            throw Problem.validation(FieldProblem.of(field, "size", "problem.field.size", 0, longest));
        }
        return clean;
    }
}
