/** SQL of work shifts and holidays. */
@NullMarked
package app.balcao.calendar.store;

import org.jspecify.annotations.NullMarked;
