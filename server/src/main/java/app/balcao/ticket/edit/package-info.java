/** Changes of what a ticket was opened with. Rules: docs/product/tickets.md. */
@NullMarked
package app.balcao.ticket.edit;

import org.jspecify.annotations.NullMarked;
