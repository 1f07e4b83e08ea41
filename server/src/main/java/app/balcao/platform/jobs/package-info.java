/** Work in the background. */
@NullMarked
package app.balcao.platform.jobs;

import org.jspecify.annotations.NullMarked;
