/** Messages that become a ticket of their own, and come back. Rules: docs/product/split.md. */
@NamedInterface
@NullMarked
package app.balcao.ticket.split;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
