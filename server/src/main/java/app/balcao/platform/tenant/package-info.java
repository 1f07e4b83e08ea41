/** Whose rows the running code may touch. */
@NullMarked
package app.balcao.platform.tenant;

import org.jspecify.annotations.NullMarked;
