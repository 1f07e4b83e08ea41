/** SQL of printing. */
@NullMarked
package app.balcao.printing.store;

import org.jspecify.annotations.NullMarked;
