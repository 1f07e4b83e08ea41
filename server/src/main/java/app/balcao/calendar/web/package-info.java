/** Work shifts and holidays over HTTP. */
@NullMarked
package app.balcao.calendar.web;

import org.jspecify.annotations.NullMarked;
