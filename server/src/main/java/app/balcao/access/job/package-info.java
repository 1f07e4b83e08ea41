/** Work of access that is done after the answer. */
@NullMarked
package app.balcao.access.job;

import org.jspecify.annotations.NullMarked;
