/** SQL of the conversations. */
@NullMarked
package app.balcao.conversation.store;

import org.jspecify.annotations.NullMarked;
