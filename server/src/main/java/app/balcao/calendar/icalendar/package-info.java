/** Reads days from iCalendar files (RFC 5545), whoever wrote them. */
@NullMarked
package app.balcao.calendar.icalendar;

import org.jspecify.annotations.NullMarked;
