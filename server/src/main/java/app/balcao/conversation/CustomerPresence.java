package app.balcao.conversation;

import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.SilenceRepository;
import app.balcao.conversation.store.SilenceRepository.InQueue;
import app.balcao.platform.jobs.Jobs;
import app.balcao.platform.jobs.TenantTaskData;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.tenant.Tenant;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether customers are connected, as their channels tell it. Who is gone for two minutes has left what they have open
 * (CHT-12); who comes back before finds it as it was.
 */
@Service
@Transactional
public class CustomerPresence {

    /** How long a customer may be gone. */
    public static final Duration GRACE = Duration.ofSeconds(120);

    /** The job that ends what a customer does not come back to. */
    public static final TaskDescriptor<TenantTaskData> LEFT =
            TaskDescriptor.of("end-left-conversation", TenantTaskData.class);

    private final ConversationRepository conversations;
    private final SilenceRepository presence;
    private final ConversationEnding ending;
    private final Realtime realtime;
    private final Jobs jobs;
    private final Clock clock;

    CustomerPresence(
            ConversationRepository conversations,
            SilenceRepository presence,
            ConversationEnding ending,
            Realtime realtime,
            Jobs jobs,
            Clock clock) {
        this.conversations = conversations;
        this.presence = presence;
        this.ending = ending;
        this.realtime = realtime;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The last connection of a contact is lost. */
    public void gone(Channel channel, String contact) {
        Instant now = clock.instant();
        for (InQueue each : presence.gone(channel, contact, now)) {
            jobs.reschedule(LEFT, new TenantTaskData(Tenant.id(), each.id()), now.plus(GRACE));
            tell(each, true);
        }
    }

    /** A contact is connected. */
    public void back(Channel channel, String contact) {
        presence.back(channel, Set.of(contact)).forEach(each -> tell(each, false));
    }

    /**
     * Contacts are connected still, as their node says from time to time: another node may have noticed only now that they
     * left it, or they closed another page there.
     */
    public void here(Channel channel, Set<String> contacts) {
        presence.back(channel, contacts).forEach(each -> tell(each, false));
    }

    /** Ends what its customer has not come back to in time; doing it twice changes nothing. */
    public void endLeft(UUID id) {
        conversations.lock(id).filter(each -> !each.over()).ifPresent(locked -> presence.goneSince(id)
                .ifPresent(since -> {
                    if (since.plus(GRACE).isAfter(clock.instant())) {
                        jobs.schedule(LEFT, new TenantTaskData(Tenant.id(), id), since.plus(GRACE));
                    } else {
                        ending.end(locked, EndReason.DISCONNECTED, null);
                    }
                }));
    }

    // Who looks at the conversation is told, and who has it in a list.
    private void tell(InQueue each, boolean gone) {
        Map<String, Object> news = Map.of("conversationId", each.id(), "gone", gone);
        realtime.pass("chat:" + each.id(), "customer-presence", news);
        realtime.pass("chat-queue:" + each.queueId(), "customer-presence", news);
    }
}
