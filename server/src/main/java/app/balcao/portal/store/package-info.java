/** SQL of the portal. */
@NullMarked
package app.balcao.portal.store;

import org.jspecify.annotations.NullMarked;
