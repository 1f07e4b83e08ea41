/** Account notices that wait for a time. */
@NullMarked
package app.balcao.notice.job;

import org.jspecify.annotations.NullMarked;
