/** Reads feeds of holidays. */
@NullMarked
package app.balcao.calendar.job;

import org.jspecify.annotations.NullMarked;
