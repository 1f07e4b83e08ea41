/** Languages of the people, and the texts the server writes in them. */
@NullMarked
package app.balcao.platform.i18n;

import org.jspecify.annotations.NullMarked;
