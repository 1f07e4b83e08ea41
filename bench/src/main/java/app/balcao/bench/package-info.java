/** How fast Balcão is, beside the same SQL without it. Prints figures; judges nothing. */
@NullMarked
package app.balcao.bench;

import org.jspecify.annotations.NullMarked;
