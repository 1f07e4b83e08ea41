package app.balcao.channel.webchat;

import app.balcao.channel.webchat.store.VisitorRepository;
import app.balcao.conversation.Channel;
import app.balcao.conversation.ContactPlaces;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where visitors are, for agents who talk with them. */
@Component
class VisitorOrigins implements ContactPlaces {

    private final VisitorRepository visitors;

    VisitorOrigins(VisitorRepository visitors) {
        this.visitors = visitors;
    }

    @Override
    public Channel channel() {
        return Channel.WEB_CHAT;
    }

    @Override
    public Optional<Place> of(String contact) {
        return visitor(contact)
                .flatMap(visitors::origin)
                .map(each -> new Place(each.country(), each.city()))
                .filter(each -> !each.country().isEmpty() || !each.city().isEmpty());
    }

    private static Optional<UUID> visitor(String contact) {
        try {
            return Optional.of(UUID.fromString(contact));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
