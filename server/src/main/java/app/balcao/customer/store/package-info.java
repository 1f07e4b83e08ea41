/** SQL of customers and organizations. */
@NullMarked
package app.balcao.customer.store;

import org.jspecify.annotations.NullMarked;
