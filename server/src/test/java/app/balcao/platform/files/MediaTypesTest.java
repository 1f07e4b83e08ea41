package app.balcao.platform.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {

    private static final String PNG = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR";
    private static final String GIF = "GIF89a\1\0\1\0";
    private static final String JPEG = "\u00ff\u00d8\u00ff\u00e0\0\20JFIF\0";
    private static final String WEBP = "RIFF\44\0\0\0WEBPVP8 ";
    private static final String HTML = "<!DOCTYPE html><html><script>alert(1)</script></html>";
    private static final String SVG =
            "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

    static Stream<Arguments> contents() {
        return Stream.of(
                Arguments.of(PNG, "picture.png", "image/png"),
                Arguments.of(PNG, "page.html", "image/png"),
                Arguments.of(GIF, "x", "image/gif"),
                Arguments.of(JPEG, "x", "image/jpeg"),
                Arguments.of(WEBP, "x", "image/webp"),
                Arguments.of("%PDF-1.7\n", "x", "application/pdf"),
                Arguments.of(HTML, "picture.png", "text/html"),
                Arguments.of(SVG, "picture.png", "image/svg+xml"),
                Arguments.of("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>", "x.svg", "image/svg+xml"),
                Arguments.of("plain words", "notes.txt", "text/plain"),
                Arguments.of("plain words", "picture.png", "text/plain"),
                Arguments.of("plain words", "page.html", "text/plain"),
                Arguments.of("a;b\n1;2\n", "table.csv", "text/csv"),
                Arguments.of("\1\2\3\4", "picture.png", "application/octet-stream"),
                Arguments.of("", "picture.png", "application/octet-stream"));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void believesBytesNotNames(String content, String name, String mediaType) throws IOException {
        assertThat(sniff(content.getBytes(ISO_8859_1), name)).isEqualTo(mediaType);
    }

    @Test
    void tellsMembersOfAFamilyByTheirName() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("data"));
        }

        assertThat(sniff(bytes.toByteArray(), "a.zip")).isEqualTo("application/zip");
        assertThat(sniff(bytes.toByteArray(), "a.xlsx"))
                .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(sniff(bytes.toByteArray(), "a.png")).isEqualTo("application/zip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "image/jpeg", "image/gif", "image/webp"})
    void showsHarmlessPicturesInPlace(String mediaType) {
        assertThat(MediaTypes.isShownInline(mediaType)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/svg+xml", "text/html", "application/pdf", "image/tiff", "text/plain", "video/mp4"})
    void showsNothingElseInPlace(String mediaType) {
        assertThat(MediaTypes.isShownInline(mediaType)).isFalse();
    }

    private static String sniff(byte[] content, String name) throws IOException {
        return MediaTypes.sniff(new ByteArrayInputStream(content), name);
    }
}
