/** What went wrong, told so that a person can act on it (RFC 9457). */
@NullMarked
package app.balcao.platform.errors;

import org.jspecify.annotations.NullMarked;
