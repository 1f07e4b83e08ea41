package app.balcao.conversation;

import app.balcao.conversation.ConversationMessage.Author;
import app.balcao.conversation.ConversationMessage.Kind;
import app.balcao.conversation.store.ConversationMessageReads;
import app.balcao.platform.html.PlainText;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes down what both sides of a conversation read, and nothing that only agents do (CHT-13). */
@Component
public class Transcript {

    /** A conversation that is longer is written down from its end. */
    static final int MOST = 1_000;

    /** The most of a transcript, in characters of HTML, which a ticket can hold. */
    static final int LONGEST = 400_000;

    private final ConversationMessageReads messages;
    private final Messages texts;

    Transcript(ConversationMessageReads messages, Messages texts) {
        this.messages = messages;
        this.texts = texts;
    }

    /** The messages as safe HTML, oldest first. */
    public String html(Conversation conversation, Language language, ZoneId zone) {
        List<ConversationMessageView> told = messages.before(conversation.id(), Long.MAX_VALUE, MOST);
        DateTimeFormatter time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(language.locale())
                .withZone(zone);
        StringBuilder html = new StringBuilder();
        int from = told.size();
        int length = 0;
        while (from > 0 && length < LONGEST) {
            from--;
            length += line(conversation, told.get(from), language, time).length();
        }
        told.subList(from, told.size()).forEach(each -> html.append(line(conversation, each, language, time)));
        return html.toString();
    }

    private String line(
            Conversation conversation, ConversationMessageView message, Language language, DateTimeFormatter time) {
        if (message.kind() == Kind.EVENT) {
            return "";
        }
        String head = "<p><b>" + HtmlUtils.htmlEscape(who(conversation, message, language)) + "</b> · "
                + time.format(message.sentAt()) + "</p>";
        String file = message.file() == null
                ? ""
                : "<p>"
                        + HtmlUtils.htmlEscape(texts.text(
                                language,
                                "conversation.transcript.file",
                                message.file().name()))
                        + "</p>";
        return head + PlainText.toHtml(message.text()) + file;
    }

    private String who(Conversation conversation, ConversationMessageView message, Language language) {
        if (message.author() == Author.AGENT && message.agent() != null) {
            return message.agent().name();
        }
        return conversation.customerName().isBlank()
                ? texts.text(language, "conversation.transcript.anonymous")
                : conversation.customerName();
    }
}
