package app.balcao.conversation;

import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.conversation.event.ConversationEnded;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.outgoing.OutgoingMail;
import app.balcao.platform.outgoing.OutgoingMail.Cause;
import app.balcao.platform.outgoing.OutgoingMailQueue;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Sends what was said in a conversation to its department, where the department wants it (CHT-13). */
@Component
class TranscriptCopies {

    private final ConversationRepository conversations;
    private final Transcript transcript;
    private final Accounts accounts;
    private final Messages texts;
    private final ObjectProvider<OutgoingMailQueue> queue;

    TranscriptCopies(
            ConversationRepository conversations,
            Transcript transcript,
            Accounts accounts,
            Messages texts,
            ObjectProvider<OutgoingMailQueue> queue) {
        this.conversations = conversations;
        this.transcript = transcript;
        this.accounts = accounts;
        this.texts = texts;
        this.queue = queue;
    }

    @EventListener
    void on(ConversationEnded event) {
        Conversation ended = event.conversation();
        conversations
                .copiedTo(ended.departmentId())
                .ifPresent(address -> queue.ifAvailable(mails -> mails.enqueue(mail(ended, address))));
    }

    // Nobody knows who reads there, so what fields hold of a person stays out (FLD-10).
    private OutgoingMail mail(Conversation ended, String address) {
        Account account = accounts.current();
        Language language = Language.ofTag(account.language()).orElse(Language.PT_BR);
        String name = ended.customerName().isBlank()
                ? texts.text(language, "conversation.transcript.anonymous")
                : ended.customerName();
        String email = ended.customerEmail();
        String who = "<p>" + HtmlUtils.htmlEscape(email == null ? name : name + " · " + email, "UTF-8") + "</p>";
        return new OutgoingMail(
                "CONVERSATION_COPY",
                Cause.EVENT,
                account.companyName(),
                address,
                texts.text(language, "conversation.transcript.copy", ended.number(), name),
                who + transcript.html(ended, language, ZoneId.of(account.timeZone()), false),
                null);
    }
}
