package app.balcao.conversation;

import app.balcao.conversation.store.TransferReads;
import app.balcao.people.ActingAgent;
import org.springframework.stereotype.Component;

/**
 * Who reads a conversation: whoever sees it, and besides them who is asked to take it or attended it before. These read it
 * along with all that comes after, wherever it is by now.
 */
@Component
public class ConversationReaders {

    private final TransferReads transfers;

    ConversationReaders(TransferReads transfers) {
        this.transfers = transfers;
    }

    public boolean reads(ActingAgent agent, Conversation conversation) {
        return ConversationSight.sees(agent, conversation) || transfers.offered(conversation.id(), agent.id());
    }

    /** Whether they may do with it what takes no more than seeing it; who attended it before only reads. */
    public boolean worksOn(ActingAgent agent, Conversation conversation) {
        return ConversationSight.sees(agent, conversation) || transfers.asked(conversation.id(), agent.id());
    }
}
