/** SQL of backups. */
@NullMarked
package app.balcao.backup.store;

import org.jspecify.annotations.NullMarked;
