/** Where conversations wait, and how each queue is set. Rules: docs/product/queues.md. */
@NamedInterface
@NullMarked
package app.balcao.conversation.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
