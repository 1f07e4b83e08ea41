package app.balcao.conversation.routing;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationReaders;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.OfferRepository;
import app.balcao.conversation.store.OfferRepository.Explained;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Why a conversation came to whom it came. */
@Service
public class Decisions {

    private final ConversationRepository conversations;
    private final OfferRepository offers;
    private final ConversationReaders readers;

    Decisions(ConversationRepository conversations, OfferRepository offers, ConversationReaders readers) {
        this.conversations = conversations;
        this.offers = offers;
        this.readers = readers;
    }

    /**
     * Every offer of a conversation, the first one first, for who reads it.
     *
     * @throws Problem not-found
     */
    @Transactional(readOnly = true)
    public List<Explained> of(ActingAgent acting, UUID conversationId) {
        Conversation seen = conversations
                .find(conversationId)
                .filter(each -> readers.reads(acting, each))
                .orElseThrow(Problem::notFound);
        return offers.explained(seen.id());
    }
}
