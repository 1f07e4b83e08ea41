/** SQL of access. */
@NullMarked
package app.balcao.access.store;

import org.jspecify.annotations.NullMarked;
