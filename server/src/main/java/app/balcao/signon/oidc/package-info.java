/** OpenID Connect, as a relying party. */
@NullMarked
package app.balcao.signon.oidc;

import org.jspecify.annotations.NullMarked;
