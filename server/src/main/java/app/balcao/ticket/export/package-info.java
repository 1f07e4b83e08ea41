/** Lists of tickets as files. Rules: docs/product/ticket-lists.md. */
@NullMarked
package app.balcao.ticket.export;

import org.jspecify.annotations.NullMarked;
