package app.balcao.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Real files for the demonstration's messages: a page of PDF, a picture, a text. */
final class DemoFiles {

    private static final Charset PDF_TEXT = Charset.forName("windows-1252");
    private static final int WIDTH = 640;
    private static final int HEIGHT = 420;

    private DemoFiles() {}

    /**
     * The content of a file.
     *
     * @param name its ending says what it is; the rest what it is about
     * @param lines what a document says, the first as its title
     */
    static byte[] content(String name, List<String> lines) {
        if (name.endsWith(".png")) {
            return picture(new Random(name.hashCode() + (long) lines.hashCode()));
        }
        return name.endsWith(".pdf")
                ? document(lines)
                : String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] document(List<String> lines) {
        StringBuilder page = new StringBuilder("BT /F1 20 Tf 60 770 Td (Aurora M\u00f3veis) Tj /F1 12 Tf 0 -40 Td");
        for (String line : lines) {
            page.append(" (")
                    .append(line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)"))
                    .append(") Tj 0 -20 Td");
        }
        page.append(" ET");
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
                        + " /Resources << /Font << /F1 4 0 R >> >> >>",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
                "<< /Length " + page.toString().getBytes(PDF_TEXT).length + " >>\nstream\n" + page + "\nendstream");
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        List<Integer> offsets = new ArrayList<>();
        for (int number = 1; number <= objects.size(); number++) {
            offsets.add(file.length());
            file.append(number)
                    .append(" 0 obj\n")
                    .append(objects.get(number - 1))
                    .append("\nendobj\n");
        }
        int table = file.length();
        file.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> file.append("%010d 00000 n \n".formatted(offset)));
        file.append("trailer\n<< /Size ")
                .append(objects.size() + 1)
                .append(" /Root 1 0 R >>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n");
        return file.toString().getBytes(PDF_TEXT);
    }

    /** A piece of wood with its grain, and a scratch across it. */
    private static byte[] picture(Random random) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        Color wood = new Color(150 + random.nextInt(60), 100 + random.nextInt(40), 60 + random.nextInt(30));
        graphics.setPaint(new GradientPaint(0, 0, wood.brighter(), WIDTH, HEIGHT, wood.darker()));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setStroke(new BasicStroke(1.5f));
        for (int grain = 0; grain < 60; grain++) {
            graphics.setColor(new Color(60, 35, 15, 30 + random.nextInt(50)));
            int y = random.nextInt(HEIGHT);
            graphics.drawLine(0, y, WIDTH, y + random.nextInt(24) - 12);
        }
        graphics.setStroke(new BasicStroke(4));
        graphics.setColor(new Color(245, 235, 220));
        int x = 120 + random.nextInt(200);
        int y = 120 + random.nextInt(150);
        graphics.drawLine(x, y, x + 180, y + 20 + random.nextInt(60));
        graphics.dispose();
        try (ByteArrayOutputStream content = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", content);
            return content.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
