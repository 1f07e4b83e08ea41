@org.jspecify.annotations.NullMarked
package app.balcao.platform.files;
