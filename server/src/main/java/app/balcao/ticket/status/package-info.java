/** Statuses that are given to tickets. Rules: docs/product/tickets.md. */
@NullMarked
package app.balcao.ticket.status;

import org.jspecify.annotations.NullMarked;
