/** Scheduled work of the portal. */
@NullMarked
package app.balcao.portal.job;

import org.jspecify.annotations.NullMarked;
