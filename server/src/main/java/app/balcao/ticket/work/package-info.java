/** The time that was worked on a ticket, and stopwatches. Rules: docs/product/work-time.md. */
@NullMarked
package app.balcao.ticket.work;

import org.jspecify.annotations.NullMarked;
