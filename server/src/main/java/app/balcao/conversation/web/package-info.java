/** Work shifts and holidays over HTTP. */
@NullMarked
package app.balcao.conversation.web;

import org.jspecify.annotations.NullMarked;
