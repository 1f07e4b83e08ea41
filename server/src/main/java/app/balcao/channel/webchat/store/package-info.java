@NullMarked
package app.balcao.channel.webchat.store;

import org.jspecify.annotations.NullMarked;
