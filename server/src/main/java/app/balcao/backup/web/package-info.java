/** Backups over HTTP. */
@NullMarked
package app.balcao.backup.web;

import org.jspecify.annotations.NullMarked;
