/** Reads what stands at addresses that people typed. */
@NullMarked
package app.balcao.platform.fetch;

import org.jspecify.annotations.NullMarked;
