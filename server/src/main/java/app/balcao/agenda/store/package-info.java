/** SQL of the agenda. */
@NullMarked
package app.balcao.agenda.store;

import org.jspecify.annotations.NullMarked;
