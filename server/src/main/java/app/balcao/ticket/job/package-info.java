/** Work on tickets in the background. */
@NullMarked
package app.balcao.ticket.job;

import org.jspecify.annotations.NullMarked;
