package app.balcao.channel.webchat;

import app.balcao.channel.webchat.store.VisitorRepository;
import app.balcao.conversation.Channel;
import app.balcao.conversation.ContactBlocks;
import app.balcao.platform.errors.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Turns away who was blocked, and whoever comes from where nobody may write from (WCH-19). */
@Component
class VisitorBlocks {

    private final ContactBlocks blocks;
    private final VisitorRepository visitors;

    VisitorBlocks(ContactBlocks blocks, VisitorRepository visitors) {
        this.blocks = blocks;
        this.visitors = visitors;
    }

    /** @throws Problem blocked */
    void require(UUID visitorId) {
        boolean blocked = blocks.blocked(Channel.WEB_CHAT, visitorId.toString())
                || visitors.origin(visitorId)
                        .filter(from -> blocks.blockedFrom(Channel.WEB_CHAT, from.ip(), from.country()))
                        .isPresent();
        if (blocked) {
            throw Problem.of(HttpStatus.FORBIDDEN, "blocked", "conversation.problem.blocked");
        }
    }
}
