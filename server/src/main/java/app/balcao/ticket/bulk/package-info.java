/** One action on many tickets, as a job with an outcome for each. Rules: docs/product/ticket-lists.md. */
@NullMarked
package app.balcao.ticket.bulk;

import org.jspecify.annotations.NullMarked;
