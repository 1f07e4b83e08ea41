/** Tickets that were deleted, until they are gone for good. Rules: docs/product/tickets.md. */
@NullMarked
package app.balcao.ticket.trash;

import org.jspecify.annotations.NullMarked;
