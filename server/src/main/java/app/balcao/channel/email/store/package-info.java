/** SQL of the channel for e-mail. */
@NullMarked
package app.balcao.channel.email.store;

import org.jspecify.annotations.NullMarked;
