package app.balcao.conversation;

import app.balcao.conversation.store.ContactBlockRepository;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the channels who may not begin conversations (CHT-5), so that they can say so before anybody has written. */
@Service
public class ContactBlocks {

    private final ContactBlockRepository repository;
    private final Clock clock;

    ContactBlocks(ContactBlockRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** @param contact the channel's own name for who writes */
    @Transactional(readOnly = true)
    public boolean blocked(Channel channel, String contact) {
        return repository.blocked(channel, contact, clock.instant());
    }
}
