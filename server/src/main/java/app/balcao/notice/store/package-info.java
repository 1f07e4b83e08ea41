/** SQL of account notices. */
@NullMarked
package app.balcao.notice.store;

import org.jspecify.annotations.NullMarked;
