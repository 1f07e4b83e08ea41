/** Tokens that a company's own systems sign. */
@NullMarked
package app.balcao.signon.token;

import org.jspecify.annotations.NullMarked;
