/** Several processes of the program on one database, spoken to over a network that cannot be relied on. */
@NullMarked
package app.balcao.nodes;

import org.jspecify.annotations.NullMarked;
