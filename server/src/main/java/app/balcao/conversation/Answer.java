package app.balcao.conversation;

import app.balcao.field.CustomField.Classification;
import app.balcao.platform.html.PlainText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * What somebody answered in the form before a conversation (WID-2).
 *
 * @param fieldId the account's own field; null when it is none
 * @param label what was asked, as it was asked
 * @param text the answer as people read it
 * @param classification what it tells of a person; null when it is no field's
 */
public record Answer(
        @Nullable UUID fieldId,
        String label,
        String text,
        @Nullable Classification classification) {

    /** As safe HTML, for mail and tickets. */
    public String html() {
        return "<p><b>" + HtmlUtils.htmlEscape(label, "UTF-8") + "</b></p>" + PlainText.toHtml(text);
    }

    /** Whether only who may see personal data reads it (FLD-10). */
    public boolean hidden() {
        return classification != null && classification.protectedData();
    }
}
