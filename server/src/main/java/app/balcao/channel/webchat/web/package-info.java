@NullMarked
package app.balcao.channel.webchat.web;

import org.jspecify.annotations.NullMarked;
