package app.balcao.conversation.routing;

import app.balcao.conversation.store.RoutingRepository;
import app.balcao.platform.tenant.Tenant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Routes at once what has just changed, beside whoever changed it. What is lost of it, since the program ends or the
 * database is away, {@link RoutingWatch} does later.
 */
@Component
class RoutingWork implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RoutingWork.class);

    // Each holds a connection of the database; queues wait for each other anyway.
    private static final int AT_ONCE = 4;

    private final Router router;
    private final Offers offers;
    private final RoutingRepository routing;
    private final TransactionTemplate transaction;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("routing-", 1).daemon().factory());
    private final Set<Piece> pending = ConcurrentHashMap.newKeySet();

    RoutingWork(Router router, Offers offers, RoutingRepository routing, TransactionTemplate transaction) {
        this.router = router;
        this.offers = offers;
        this.routing = routing;
        this.transaction = transaction;
    }

    private record Piece(UUID accountId, Kind kind, UUID id) {

        private enum Kind {
            QUEUE,
            AGENT
        }
    }

    /** Routes a queue of the current account soon; asking twice before it begins does it once. */
    void route(UUID queueId) {
        soon(new Piece(Tenant.id(), Piece.Kind.QUEUE, queueId));
    }

    /** Takes back what rings at an agent who is not there any more, and routes their queues. */
    void agentChanged(UUID agentId) {
        soon(new Piece(Tenant.id(), Piece.Kind.AGENT, agentId));
    }

    private void soon(Piece piece) {
        if (pending.add(piece)) {
            try {
                threads.execute(() -> attempt(piece));
            } catch (RejectedExecutionException ending) {
                log.debug("Not routed any more: {}", piece, ending);
            }
        }
    }

    private void attempt(Piece piece) {
        // First: what changes from now on is not seen by this look any more, and asks for another.
        pending.remove(piece);
        try {
            Tenant.run(piece.accountId(), () -> run(piece));
        } catch (RuntimeException failure) {
            log.warn("Routing failed and is tried again later: {}", piece, failure);
        }
    }

    private void run(Piece piece) {
        switch (piece.kind()) {
            case QUEUE -> router.route(piece.id());
            case AGENT -> {
                offers.ringingAt(piece.id()).forEach(offers::withdraw);
                Set<UUID> queues = transaction.execute(status -> routing.queuesOf(piece.id()));
                queues.forEach(router::route);
            }
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
