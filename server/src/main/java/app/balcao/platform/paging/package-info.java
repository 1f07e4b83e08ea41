/** Keyset pages. */
@NullMarked
package app.balcao.platform.paging;

import org.jspecify.annotations.NullMarked;
