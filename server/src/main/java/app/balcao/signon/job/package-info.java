/** Scheduled work of sign-on. */
@NullMarked
package app.balcao.signon.job;

import org.jspecify.annotations.NullMarked;
