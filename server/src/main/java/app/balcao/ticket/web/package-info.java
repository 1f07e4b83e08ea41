/** The interface of tickets and drafts. */
@NullMarked
package app.balcao.ticket.web;

import org.jspecify.annotations.NullMarked;
