/** Who looks at the pages now, and what agents do with them: the visitors' grid. Rules: docs/product/visitors.md. */
@NullMarked
package app.balcao.channel.webchat.grid;

import org.jspecify.annotations.NullMarked;
