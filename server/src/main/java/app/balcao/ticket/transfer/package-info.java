/** Tickets that go to another department or agent. Rules: docs/product/tickets.md. */
@NullMarked
package app.balcao.ticket.transfer;

import org.jspecify.annotations.NullMarked;
