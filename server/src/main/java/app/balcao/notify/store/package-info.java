/** SQL of notifications. */
@NullMarked
package app.balcao.notify.store;

import org.jspecify.annotations.NullMarked;
