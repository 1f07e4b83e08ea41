/** People outside who get copies of what a ticket's customer is written. Rules: docs/product/copies.md. */
@NamedInterface
@NullMarked
package app.balcao.ticket.copy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
