/** What happened to a ticket, for whoever listens. Rules: docs/product/tickets.md. */
@NamedInterface
@NullMarked
package app.balcao.ticket.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
