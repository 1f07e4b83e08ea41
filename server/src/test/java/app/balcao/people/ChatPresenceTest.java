package app.balcao.people;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.people.store.ChatStatusRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Who is gone from the chat without a word. The time is the test's own. */
@BalcaoTest
@RecordApplicationEvents
class ChatPresenceTest {

    // Far ahead, so that the job of the running program finds nobody silent.
    private static final Instant START = Instant.now().plus(Duration.ofDays(1));

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private ChatStatusRepository repository;

    @Autowired
    private ChatStatuses statuses;

    @Autowired
    private ApplicationEvents events;

    private final SettableClock clock = new SettableClock();
    private ChatPresence presence;
    private TestAccount account;

    private static final class SettableClock extends Clock {

        private Instant now = START;

        void pass(int seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void twoAgentsInTheChat() {
        account = accounts.create();
        presence = new ChatPresence(repository, statuses, clock);
        in(() -> {
            statuses.choose(accounts.acting(account, account.agent()), ChatStatus.ONLINE);
            statuses.choose(accounts.acting(account, account.manager()), ChatStatus.ONLINE);
            statuses.choose(accounts.acting(account, account.colleague()), ChatStatus.BUSY);
            presence.heard(Set.of(account.agent(), account.manager(), account.colleague()));
        });
        events.clear();
    }

    private void in(Runnable work) {
        accounts.in(account.id(), () -> {
            work.run();
            return true;
        });
    }

    private Set<UUID> online() {
        return accounts.in(account.id(), statuses::online);
    }

    @Test
    @Rule("CAG-8")
    void whoseConnectionIsGoneForMoreThanAMinuteIsOffline() {
        clock.pass(40);
        in(() -> presence.heard(Set.of(account.manager())));
        clock.pass(20);
        in(presence::leaveSilent);
        assertThat(online()).containsExactlyInAnyOrder(account.agent(), account.manager());
        clock.pass(1);
        in(presence::leaveSilent);
        assertThat(online()).containsExactly(account.manager());
        assertThat(events.stream(AgentAvailabilityChanged.class))
                .containsExactlyInAnyOrder(
                        new AgentAvailabilityChanged(account.agent()),
                        new AgentAvailabilityChanged(account.colleague()));
    }

    @Test
    @Rule("CAG-8")
    void whoIsOfflineIsNotBroughtBackByAConnection() {
        clock.pass(61);
        in(presence::leaveSilent);
        in(() -> presence.heard(Set.of(account.agent())));
        assertThat(online()).isEmpty();
    }

    @Test
    @Rule("CAG-8")
    void afterAPauseTheMinuteBeginsAnew() {
        clock.pass(3_600);
        in(presence::startAnew);
        clock.pass(60);
        in(presence::leaveSilent);
        assertThat(online()).containsExactlyInAnyOrder(account.agent(), account.manager());
    }

    @Test
    void eachChangeIsToldOnce() {
        in(() -> {
            statuses.choose(accounts.acting(account, account.agent()), ChatStatus.BUSY);
            statuses.choose(accounts.acting(account, account.agent()), ChatStatus.BUSY);
        });
        assertThat(events.stream(AgentAvailabilityChanged.class))
                .containsExactly(new AgentAvailabilityChanged(account.agent()));
    }

    @Test
    @Rule("CAG-8")
    void whoComesBackIsNotTakenOutForWhatTheirLastConnectionLeftBehind() {
        in(() -> {
            repository.heard(Set.of(account.agent()), Instant.now().minusSeconds(300));
            statuses.signedIn(account.agent());
            new ChatPresence(repository, statuses, Clock.systemUTC()).leaveSilent();
        });
        assertThat(online()).contains(account.agent());
    }
}
