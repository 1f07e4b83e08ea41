@NullMarked
package app.balcao.platform.realtime;

import org.jspecify.annotations.NullMarked;
