/** How tickets belong together. Rules: docs/product/ticket-people.md. */
@NullMarked
package app.balcao.ticket.link;

import org.jspecify.annotations.NullMarked;
