/** Two tickets made one, and taken apart again. Rules: docs/product/merge.md. */
@NullMarked
package app.balcao.ticket.merge;

import org.jspecify.annotations.NullMarked;
