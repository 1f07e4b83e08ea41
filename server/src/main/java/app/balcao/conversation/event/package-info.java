/** What happens to conversations, told inside the transaction that made it true. */
@NamedInterface
@NullMarked
package app.balcao.conversation.event;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
