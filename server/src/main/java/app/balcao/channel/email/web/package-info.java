/** HTTP of the channel for e-mail. */
@NullMarked
package app.balcao.channel.email.web;

import org.jspecify.annotations.NullMarked;
