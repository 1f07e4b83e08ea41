/**
 * Whatever people do to tickets, in whatever order, two of them at once: a model of the rules, the actions that are done to the
 * model and to the program, and what is checked after each.
 */
@NullMarked
package app.balcao.ticket.sequences;

import org.jspecify.annotations.NullMarked;
