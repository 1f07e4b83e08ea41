package app.balcao.channel.webchat;

import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.channel.webchat.store.ChatWidgetRepository;
import app.balcao.conversation.Answer;
import app.balcao.platform.html.PlainText;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.outgoing.OutgoingMail;
import app.balcao.platform.outgoing.OutgoingMail.Cause;
import app.balcao.platform.outgoing.OutgoingMailQueue;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends what visitors filled in to the address that the account names (WID-2). */
@Component
class ChatFormMail {

    private final ChatWidgetRepository widgets;
    private final Accounts accounts;
    private final Messages texts;
    private final ObjectProvider<OutgoingMailQueue> queue;

    ChatFormMail(
            ChatWidgetRepository widgets, Accounts accounts, Messages texts, ObjectProvider<OutgoingMailQueue> queue) {
        this.widgets = widgets;
        this.accounts = accounts;
        this.texts = texts;
        this.queue = queue;
    }

    /** Nothing happens where the account names none. */
    void send(VisitorForm.Filled filled, String message) {
        widgets.find()
                .map(ChatWidget::formEmail)
                .ifPresent(to -> queue.ifAvailable(mails -> mails.enqueue(mail(to, filled, message))));
    }

    private OutgoingMail mail(String to, VisitorForm.Filled filled, String message) {
        Account account = accounts.current();
        Language language = Language.ofTag(account.language()).orElse(Language.PT_BR);
        StringBuilder html = new StringBuilder();
        html.append(
                line(language, "webchat.form.department", filled.department().name()));
        html.append(line(language, "webchat.form.name", filled.name()));
        html.append(line(language, "webchat.form.email", Objects.requireNonNullElse(filled.email(), "")));
        filled.answers().forEach(each -> html.append(each.html()));
        if (!message.isBlank()) {
            html.append("<hr>").append(PlainText.toHtml(message.strip()));
        }
        return new OutgoingMail(
                "CHAT_FORM",
                Cause.EVENT,
                account.companyName(),
                to,
                texts.text(language, "webchat.form.subject", filled.name()),
                html.toString(),
                null);
    }

    private String line(Language language, String labelKey, String text) {
        return new Answer(null, texts.text(language, labelKey), text, null).html();
    }
}
