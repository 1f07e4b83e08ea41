/** SQL of tickets. */
@NullMarked
package app.balcao.ticket.store;

import org.jspecify.annotations.NullMarked;
