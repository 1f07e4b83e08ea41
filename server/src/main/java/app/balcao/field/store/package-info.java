/** SQL of field. */
@NullMarked
package app.balcao.field.store;

import org.jspecify.annotations.NullMarked;
