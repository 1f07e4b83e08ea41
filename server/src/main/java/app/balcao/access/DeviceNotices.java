package app.balcao.access;

import app.balcao.access.store.LinkRepository;
import app.balcao.people.ActingAgent;
import app.balcao.platform.security.RandomTokens;
import app.balcao.platform.tenant.Tenant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells agents that somebody signed in as them on a device they never used (SEC-7, SEC-9). */
@Component
class DeviceNotices {

    private final LinkRepository links;
    private final AccessMails mails;
    private final Places places;

    DeviceNotices(LinkRepository links, AccessMails mails, Places places) {
        this.links = links;
        this.mails = mails;
        this.places = places;
    }

    /**
     * What the mail says of a sign-in.
     *
     * @param when date and time where the agent lives
     * @param place where the address is, roughly, in the agent's language
     */
    record SignInFacts(String when, String ip, String place, String browser, String system) {}

    /** Sends the notice with its link against somebody else; inside a transaction. */
    void send(ActingAgent agent, UUID deviceId, EntryContext context) {
        Recipient recipient = links.recipient(agent.id()).orElse(null);
        if (recipient == null) {
            return;
        }
        byte[] secret = RandomTokens.newSecret();
        UUID link = links.insert(
                agent.id(),
                LinkPurpose.NOT_ME,
                RandomTokens.hash(secret),
                recipient.email(),
                context.at(),
                context.at().plus(LinkPurpose.NOT_ME.life()),
                deviceId);
        String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(agent.language().locale())
                .format(context.at().atZone(agent.zone()));
        SignInFacts facts = new SignInFacts(
                when + " (" + agent.zone().getId() + ")",
                context.ip(),
                places.of(context.ip(), agent.language()),
                UserAgents.browser(context.userAgent()),
                UserAgents.system(context.userAgent()));
        mails.unknownDevice(recipient, facts, RandomTokens.encode(Tenant.id(), link, secret));
    }
}
