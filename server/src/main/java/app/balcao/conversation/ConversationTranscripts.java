package app.balcao.conversation;

import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.outgoing.OutgoingMail;
import app.balcao.platform.outgoing.OutgoingMailQueue;
import app.balcao.platform.security.RateLimits;
import app.balcao.platform.text.EmailAddress;
import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends customers what was said in a conversation, when they or their agent ask for it (CHT-13, WCH-24). */
@Service
@Transactional
public class ConversationTranscripts {

    /** So that nobody has the program fill a stranger's mailbox. */
    private static final int MOST_AN_HOUR = 3;

    private final ConversationRepository conversations;
    private final Transcript transcript;
    private final Accounts accounts;
    private final Messages texts;
    private final RateLimits limits;
    private final ObjectProvider<OutgoingMailQueue> mail;

    ConversationTranscripts(
            ConversationRepository conversations,
            Transcript transcript,
            Accounts accounts,
            Messages texts,
            RateLimits limits,
            ObjectProvider<OutgoingMailQueue> mail) {
        this.conversations = conversations;
        this.transcript = transcript;
        this.accounts = accounts;
        this.texts = texts;
        this.limits = limits;
        this.mail = mail;
    }

    /**
     * The customer asks for it.
     *
     * @param contact who says so, by the channel
     * @param address where to
     * @throws Problem not-found, when it is not theirs; validation, for what is no address; rate-limited
     */
    public void askedByCustomer(UUID id, String contact, @Nullable String address) {
        Conversation conversation = conversations
                .find(id)
                .filter(each -> each.contact().equals(contact))
                .orElseThrow(Problem::notFound);
        send(conversation, address);
    }

    /**
     * An agent has it sent to the customer's address.
     *
     * @throws Problem not-found; conflict, when the customer has none; rate-limited
     */
    public void askedByAgent(ActingAgent acting, UUID id) {
        Conversation conversation = conversations
                .find(id)
                .filter(each -> ConversationSight.sees(acting, each))
                .orElseThrow(Problem::notFound);
        if (conversation.customerEmail() == null) {
            throw Problem.conflict("conversation.problem.no-address");
        }
        send(conversation, conversation.customerEmail());
    }

    private void send(Conversation conversation, @Nullable String address) {
        String to = EmailAddress.typed(address)
                .orElseThrow(() -> Problem.validation(FieldProblem.of("email", "malformed", "problem.field.email")));
        limits.consume("conversation-transcript", conversation.id().toString(), MOST_AN_HOUR, Duration.ofHours(1));
        Account account = accounts.current();
        Language language = Language.ofTag(account.language()).orElse(Language.PT_BR);
        String subject =
                texts.text(language, "conversation.transcript.subject", conversation.number(), account.companyName());
        String html = transcript.html(conversation, language, ZoneId.of(account.timeZone()), true);
        mail.ifAvailable(queue -> queue.enqueue(new OutgoingMail(
                "CONVERSATION_TRANSCRIPT",
                OutgoingMail.Cause.PERSON,
                conversation.customerName(),
                to,
                subject,
                html,
                null)));
    }
}
