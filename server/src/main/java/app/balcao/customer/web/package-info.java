/** Customers and organizations over HTTP. */
@NullMarked
package app.balcao.customer.web;

import org.jspecify.annotations.NullMarked;
