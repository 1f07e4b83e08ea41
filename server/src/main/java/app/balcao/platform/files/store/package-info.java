/** Rows of content and attachments. */
@NullMarked
package app.balcao.platform.files.store;

import org.jspecify.annotations.NullMarked;
