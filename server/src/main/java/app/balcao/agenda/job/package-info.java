/** Notices of what is about to begin. */
@NullMarked
package app.balcao.agenda.job;

import org.jspecify.annotations.NullMarked;
