/** Collecting and sending in the background. */
@NullMarked
package app.balcao.channel.email.job;

import org.jspecify.annotations.NullMarked;
