/** What agents do with conversations: find, read, write, pass on, end. Rules: docs/product/conversations.md. */
@NamedInterface
@NullMarked
package app.balcao.conversation.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
