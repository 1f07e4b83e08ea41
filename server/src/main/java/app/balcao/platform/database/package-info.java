/** Connections, transactions fenced by tenant, and what the database must guarantee. */
@NullMarked
package app.balcao.platform.database;

import org.jspecify.annotations.NullMarked;
