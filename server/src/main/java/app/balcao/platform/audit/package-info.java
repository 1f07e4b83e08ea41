/** The hook by which every module tells the audit what was done. */
@NullMarked
package app.balcao.platform.audit;

import org.jspecify.annotations.NullMarked;
