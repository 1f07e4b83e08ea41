/** Secrets, tokens and limits on what can be guessed. */
@NullMarked
package app.balcao.platform.security;

import org.jspecify.annotations.NullMarked;
