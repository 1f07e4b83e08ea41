/** What the chat does by itself for visitors. Rules: docs/product/triggers.md. */
@NamedInterface
@NullMarked
package app.balcao.channel.webchat.trigger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
