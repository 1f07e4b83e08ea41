/** Customers bound to the agent who attended them first (Vínculos com clientes). Rules: docs/product/bindings.md. */
@NamedInterface
@NullMarked
package app.balcao.conversation.binding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
