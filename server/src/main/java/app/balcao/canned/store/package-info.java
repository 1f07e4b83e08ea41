/** SQL of canned answers. */
@NullMarked
package app.balcao.canned.store;

import org.jspecify.annotations.NullMarked;
