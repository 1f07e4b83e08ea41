package app.balcao.conversation.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a queue works.
 *
 * @param ringSeconds how long an offer rings before it counts as missed
 * @param missedUntilAway how many an agent misses in a row before they count as away (DST-7); null for any number
 * @param mostWaiting how many may wait at the same time (QUE-4); null for any number
 * @param longestWaitMinutes how long one waits before it overflows (QUE-4); null for as long as it takes
 * @param overflowQueueId where to, for {@link Overflow#OTHER_QUEUE}
 * @param sticky whether customers are bound to who attended them first (BND-1)
 * @param stickyNotice whether a bound agent is told by e-mail that another one attended their customer (BND-1)
 * @param typingShown whether agents see what a customer is typing
 * @param idleWarningMinutes silence of the customer after which they are warned (WCH-22); null for never
 * @param idleEndMinutes silence after the warning that ends it; null for never
 * @param closingForm whether agents fill in a form at the end (CHT-3)
 */
public record QueueSettings(
        Distribution distribution,
        int ringSeconds,
        @Nullable Integer missedUntilAway,
        @Nullable Integer mostWaiting,
        @Nullable Integer longestWaitMinutes,
        Overflow overflow,
        @Nullable UUID overflowQueueId,
        boolean sticky,
        boolean stickyNotice,
        boolean typingShown,
        @Nullable Integer idleWarningMinutes,
        @Nullable Integer idleEndMinutes,
        boolean closingForm) {}
