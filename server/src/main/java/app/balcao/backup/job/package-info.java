/** Backups in the background. */
@NullMarked
package app.balcao.backup.job;

import org.jspecify.annotations.NullMarked;
