package app.balcao.conversation;

import app.balcao.conversation.desk.ContactBlock.Kind;
import app.balcao.conversation.store.ContactBlockRepository;
import app.balcao.platform.security.IpAddress;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the channels who may not begin conversations (WCH-19), so that they can say so before anybody has written. */
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
        return repository.blocked(channel, Kind.CONTACT, contact, clock.instant());
    }

    /**
     * Whether nobody begins conversations from where somebody is.
     *
     * @param address of the internet, as their request came
     * @param country its code of ISO 3166; empty where it is unknown
     */
    @Transactional(readOnly = true)
    public boolean blockedFrom(Channel channel, String address, String country) {
        var now = clock.instant();
        return repository.blocked(channel, Kind.ADDRESS, IpAddress.written(address), now)
                || !country.isEmpty() && repository.blocked(channel, Kind.COUNTRY, country, now);
    }
}
