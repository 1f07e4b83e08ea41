/** Tables as CSV files. */
@NullMarked
package app.balcao.platform.csv;

import org.jspecify.annotations.NullMarked;
