package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.Visit;
import app.balcao.channel.webchat.VisitorFrames;
import app.balcao.channel.webchat.VisitorLine;
import app.balcao.channel.webchat.VisitorTalk;
import app.balcao.channel.webchat.VisitorTopics;
import app.balcao.conversation.ConversationTopic;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.realtime.Guest;
import app.balcao.platform.realtime.GuestConnection;
import app.balcao.platform.realtime.GuestEndpoint;
import app.balcao.platform.realtime.LiveGuests;
import app.balcao.platform.tenant.Tenant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketSession;
import tools.jackson.databind.JsonNode;

/** The WebSocket of visitors. */
@Component
class VisitorSocket extends GuestEndpoint {

    static final String ACCOUNT = "balcao.widget.account";
    static final String IP = "balcao.widget.ip";
    static final String PLACE = "balcao.widget.place";

    private static final int LONGEST_FRAME = 32_768;

    private final VisitorTalk talk;
    private final VisitorFrames frames;
    private final VisitorTabs tabs;
    private final Map<GuestConnection, Line> lines = new ConcurrentHashMap<>();

    VisitorSocket(LiveGuests guests, VisitorTalk talk, VisitorFrames frames, VisitorTabs tabs) {
        super(guests, LONGEST_FRAME);
        this.talk = talk;
        this.frames = frames;
        this.tabs = tabs;
    }

    /** @param followed what it follows already, which is not begun anew when a start is sent again */
    private record Line(
            GuestConnection connection,
            UUID visitorId,
            String ip,
            Visit.Place place,
            String userAgent,
            Locale language,
            AtomicReference<UUID> followed)
            implements VisitorLine {

        @Override
        public void send(String frame) {
            connection.send(frame);
        }

        @Override
        public void follow(UUID conversationId, long after) {
            UUID before = followed.getAndSet(conversationId);
            if (conversationId.equals(before)) {
                return;
            }
            if (before != null) {
                connection.unfollow(ConversationTopic.of(before));
            }
            connection.follow(ConversationTopic.of(conversationId), after);
        }

        @Override
        public void followAgain(UUID conversationId, long after) {
            UUID before = followed.getAndSet(null);
            if (before != null) {
                connection.unfollow(ConversationTopic.of(before));
            }
            follow(conversationId, after);
        }
    }

    @Override
    protected Optional<Admission> admit(WebSocketSession socket, String hello) {
        UUID account = (UUID) Objects.requireNonNull(socket.getAttributes().get(ACCOUNT));
        return Tenant.call(account, () -> talk.read(hello).flatMap(talk::visitor))
                .map(visitor -> new Admission(new Guest(account, VisitorFrames.GUEST, visitor.toString()), frames));
    }

    @Override
    protected void admitted(GuestConnection connection, WebSocketSession socket, String hello) {
        JsonNode frame = talk.read(hello).orElseThrow();
        Locale language = Language.accepted(frame.path("language").asString(""))
                .orElse(Language.values()[0])
                .locale();
        var line = new Line(
                connection,
                UUID.fromString(connection.guest().key()),
                String.valueOf(socket.getAttributes().get(IP)),
                (Visit.Place) Objects.requireNonNullElse(socket.getAttributes().get(PLACE), Visit.Place.UNKNOWN),
                Objects.requireNonNullElse(socket.getHandshakeHeaders().getFirst(HttpHeaders.USER_AGENT), ""),
                language,
                new AtomicReference<>());
        lines.put(connection, line);
        tabs.opened(line.visitorId());
        connection.follow(VisitorTopics.own(line.visitorId()), null);
        talk.welcome(line, frame);
    }

    @Override
    protected void received(GuestConnection connection, String text) {
        Line line = lines.get(connection);
        if (line == null) {
            return;
        }
        LocaleContextHolder.setLocale(line.language());
        try {
            talk.read(text).ifPresent(frame -> talk.take(line, frame));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Override
    protected void left(GuestConnection connection) {
        Line line = lines.remove(connection);
        if (line == null) {
            return;
        }
        talk.left(line);
        tabs.closed(line.visitorId());
    }
}
