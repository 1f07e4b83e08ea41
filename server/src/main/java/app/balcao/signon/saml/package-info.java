/** SAML 2.0, as a service provider. */
@NullMarked
package app.balcao.signon.saml;

import org.jspecify.annotations.NullMarked;
