package app.balcao.conversation;

import app.balcao.conversation.ConversationMessage.Author;
import app.balcao.conversation.ConversationMessage.Kind;
import app.balcao.conversation.store.ConversationMessageReads;
import app.balcao.conversation.store.ConversationRepository;
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

    /** The most of what was asked before, which stands above it. */
    private static final int LONGEST_ANSWERS = 50_000;

    private final ConversationMessageReads messages;
    private final ConversationRepository conversations;
    private final Messages texts;

    Transcript(ConversationMessageReads messages, ConversationRepository conversations, Messages texts) {
        this.messages = messages;
        this.conversations = conversations;
        this.texts = texts;
    }

    /**
     * What was asked before it and the messages, oldest first, as safe HTML.
     *
     * @param personal whether its readers may know what fields hold of a person (FLD-10)
     */
    public String html(Conversation conversation, Language language, ZoneId zone, boolean personal) {
        List<ConversationMessageView> told = messages.before(conversation.id(), Long.MAX_VALUE, MOST);
        DateTimeFormatter time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(language.locale())
                .withZone(zone);
        StringBuilder html = new StringBuilder(answers(conversation, personal));
        int from = told.size();
        int length = 0;
        while (from > 0 && length < LONGEST) {
            from--;
            length += line(conversation, told.get(from), language, time).length();
        }
        told.subList(from, told.size()).forEach(each -> html.append(line(conversation, each, language, time)));
        return html.toString();
    }

    private String answers(Conversation conversation, boolean personal) {
        StringBuilder html = new StringBuilder();
        for (Answer each : conversations.answers(conversation.id())) {
            if ((personal || !each.hidden()) && html.length() < LONGEST_ANSWERS) {
                html.append(each.html());
            }
        }
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
