/** Ways in and out for what customers write; each channel is an adapter only. */
@NullMarked
package app.balcao.channel;

import org.jspecify.annotations.NullMarked;
