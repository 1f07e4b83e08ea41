package app.balcao.channel.webchat.trigger;

import app.balcao.channel.webchat.VisitorTopics;
import app.balcao.channel.webchat.grid.VisitorMoment;
import app.balcao.channel.webchat.grid.VisitorState;
import app.balcao.channel.webchat.grid.VisitorWatcher;
import app.balcao.channel.webchat.store.VisitorGridRepository;
import app.balcao.channel.webchat.trigger.ChatTrigger.Action;
import app.balcao.channel.webchat.trigger.ChatTrigger.Occasion;
import app.balcao.channel.webchat.trigger.VisitState.Around;
import app.balcao.channel.webchat.trigger.VisitState.Machine;
import app.balcao.channel.webchat.trigger.VisitState.Past;
import app.balcao.channel.webchat.trigger.VisitorTriggers.Due;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.tenant.Tenant;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has triggers fire for who is on the site: when they come to a page, again when they have stayed there for as long as a
 * trigger wants (GRD-25), and when they click on the chat's button (GRD-31). Neither holds up nor undoes their coming. Nothing is kept for visitors without such a trigger.
 */
@Component
class TriggerWatcher implements VisitorWatcher {

    private static final Logger log = LoggerFactory.getLogger(TriggerWatcher.class);

    private final VisitorTriggers triggers;
    private final ShownTriggers shown;
    private final TriggerCounts counts;
    private final VisitorGridRepository grid;
    private final Realtime realtime;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<UUID, Future<?>> looks = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(
            2, Thread.ofPlatform().daemon().name("chat-triggers-", 1).factory());

    TriggerWatcher(
            VisitorTriggers triggers,
            ShownTriggers shown,
            TriggerCounts counts,
            VisitorGridRepository grid,
            Realtime realtime,
            TransactionTemplate transaction,
            Clock clock) {
        this.triggers = triggers;
        this.shown = shown;
        this.counts = counts;
        this.grid = grid;
        this.realtime = realtime;
        this.transaction = transaction;
        this.clock = clock;
        threads.setRemoveOnCancelPolicy(true);
    }

    @Override
    public boolean watches() {
        return triggers.any();
    }

    @Override
    public void moved(VisitorMoment moment) {
        UUID account = Tenant.id();
        onceStored(() -> lookIn(account, moment.visitorId(), 0));
    }

    // Beside the look that their page may wait for, which goes on.
    @Override
    public void clicked(VisitorMoment moment) {
        UUID account = Tenant.id();
        onceStored(() -> threads.execute(() -> tryLook(account, moment.visitorId(), Occasion.CLICK)));
    }

    private static void onceStored(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    // Whoever stays is looked at when a trigger has said so, to the second.
    @Override
    public void stay(List<VisitorMoment> moments) {}

    private void lookIn(UUID account, UUID visitorId, long seconds) {
        Runnable look = () -> {
            looks.remove(visitorId);
            tryLook(account, visitorId, Occasion.PAGE);
        };
        looks.compute(visitorId, (id, before) -> {
            if (before != null) {
                before.cancel(false);
            }
            return threads.schedule(look, seconds, TimeUnit.SECONDS);
        });
    }

    private void tryLook(UUID account, UUID visitorId, Occasion occasion) {
        try {
            Tenant.run(account, () -> look(account, visitorId, occasion));
        } catch (RuntimeException failure) {
            log.warn("Triggers were not looked through for visitor {}", visitorId, failure);
        }
    }

    private void look(UUID account, UUID visitorId, Occasion occasion) {
        Due due = Objects.requireNonNull(transaction.execute(status -> grid.find(visitorId, clock.instant())
                .filter(each -> each.present())
                .flatMap(each -> grid.moments(List.of(visitorId), clock.instant()).stream()
                        .findFirst())
                .map(moment -> {
                    Due found = triggers.consider(visitorId, moment.ip(), state(moment, occasion));
                    found.fires().ifPresent(each -> carryOut(visitorId, each));
                    return found;
                })
                .orElse(Due.NOTHING)));
        if (occasion == Occasion.PAGE) {
            due.againInSeconds().ifPresent(seconds -> lookIn(account, visitorId, Math.max(1, seconds)));
        }
    }

    private void carryOut(UUID visitorId, ChatTrigger trigger) {
        String topic = VisitorTopics.own(visitorId);
        counts.shown(trigger);
        if (trigger.form().action() == Action.REDIRECT) {
            realtime.pass(
                    topic,
                    "redirect",
                    Map.of("url", Objects.requireNonNull(trigger.form().linkUrl())));
        } else {
            realtime.pass(topic, "invitation", TriggerCard.of(trigger, shown.proof(visitorId, trigger.id())));
        }
    }

    private VisitState state(VisitorMoment moment, Occasion occasion) {
        return new VisitState(
                moment.pageUrl(),
                moment.pageTitle(),
                moment.referrer(),
                moment.language(),
                moment.country(),
                moment.secondsOnPage(),
                moment.secondsOnSite(),
                moment.pagesSeen(),
                moment.visits(),
                moment.identified(),
                Machine.of(moment.userAgent()),
                Past.NONE,
                moment.state() == VisitorState.BROWSING,
                occasion,
                Around.NOTHING,
                clock.instant());
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
