@org.jspecify.annotations.NullMarked
package app.balcao.notify;
