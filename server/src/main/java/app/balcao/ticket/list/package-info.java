/** Lists, tabs, columns, views and search of tickets. Rules: docs/product/ticket-lists.md, docs/product/search.md. */
@NamedInterface
@NullMarked
package app.balcao.ticket.list;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
