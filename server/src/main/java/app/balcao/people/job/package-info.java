/** What is done about agents by itself. */
@NullMarked
package app.balcao.people.job;

import org.jspecify.annotations.NullMarked;
