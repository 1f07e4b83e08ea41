/** Who gets which conversation: the choice, what rings, and taking the next one by hand. Rules: docs/product/routing.md. */
@NamedInterface
@NullMarked
package app.balcao.conversation.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
