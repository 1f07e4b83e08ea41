package app.balcao.channel.webchat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import app.balcao.platform.security.Secrets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Addresses of files that only the customer of a conversation is told: a picture on a page, or what is saved from it, is asked
 * for without the visitor's token, so the address itself says that it is theirs, for a day.
 */
@Component
class FileLinks {

    private static final String PURPOSE = "widget-file";
    private static final Duration GOOD_FOR = Duration.ofHours(25);

    private final Secrets secrets;
    private final Clock clock;

    FileLinks(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Where a file is, below the address of a widget: for an hour the same, so that browsers need not fetch it again. */
    String of(String conversationId, String fileId) {
        long until =
                clock.instant().truncatedTo(ChronoUnit.HOURS).plus(GOOD_FOR).getEpochSecond();
        return "/files/" + fileId + "?conversation=" + conversationId + "&until=" + until + "&signature="
                + signature(conversationId, fileId, until);
    }

    /** Whether an address was made here, and is good still. */
    boolean good(UUID conversationId, UUID fileId, long until, String signature) {
        String expected = signature(conversationId.toString(), fileId.toString(), until);
        return MessageDigest.isEqual(expected.getBytes(US_ASCII), signature.getBytes(UTF_8))
                && clock.instant().getEpochSecond() < until;
    }

    private String signature(String conversationId, String fileId, long until) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(secrets.sign(PURPOSE, conversationId + "/" + fileId + "/" + until));
    }
}
