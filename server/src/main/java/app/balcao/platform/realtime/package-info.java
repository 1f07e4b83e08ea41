/** Numbered streams of events that browsers follow. */
@NullMarked
package app.balcao.platform.realtime;

import org.jspecify.annotations.NullMarked;
