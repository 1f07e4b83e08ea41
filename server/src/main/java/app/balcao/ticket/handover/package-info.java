/** Who takes over tickets whose agent leaves, and who has the next turn. Rules: docs/product/people.md. */
@NullMarked
package app.balcao.ticket.handover;

import org.jspecify.annotations.NullMarked;
