package app.balcao.channel.webchat;

import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import org.springframework.stereotype.Component;

/** What the widget says where an account has written nothing of its own. */
@Component
public class StandardTexts {

    private final Messages messages;

    StandardTexts(Messages messages) {
        this.messages = messages;
    }

    public WidgetTexts in(Language language) {
        return new WidgetTexts(
                messages.text(language, "webchat.title"),
                messages.text(language, "webchat.greeting"),
                messages.text(language, "webchat.offline-text"),
                messages.text(language, "webchat.explanation"));
    }
}
