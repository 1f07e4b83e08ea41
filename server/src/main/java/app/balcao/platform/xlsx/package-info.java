/** Tables as XLSX files. */
@NullMarked
package app.balcao.platform.xlsx;

import org.jspecify.annotations.NullMarked;
