/** Conversations' work in the background. */
@NullMarked
package app.balcao.conversation.job;

import org.jspecify.annotations.NullMarked;
