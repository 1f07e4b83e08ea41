@NullMarked
package app.balcao.channel.webchat.job;

import org.jspecify.annotations.NullMarked;
