/** Tickets as their customers open, read and answer them. Rules: docs/product/portal.md. */
@NamedInterface
@NullMarked
package app.balcao.ticket.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
