/** SQL of sign-on. */
@NullMarked
package app.balcao.signon.store;

import org.jspecify.annotations.NullMarked;
