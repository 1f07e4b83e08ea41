package app.balcao.channel.email.message;

/** Plain text of format=flowed (RFC 3676): lines that were broken for sending are joined again. */
final class FlowedText {

    private FlowedText() {}

    static String join(String text, boolean deleteSpace) {
        StringBuilder joined = new StringBuilder(text.length());
        String[] lines = text.replace("\r\n", "\n").split("\n", -1);
        boolean flowing = false;
        int depth = 0;
        for (int i = 0; i < lines.length; i++) {
            int quotes = quoteDepth(lines[i]);
            String line = unstuff(lines[i].substring(quotes));
            boolean signature = line.equals("-- ");
            if (i > 0 && (!flowing || quotes != depth || signature)) {
                joined.append('\n');
                flowing = false;
            }
            if (!flowing) {
                joined.append(">".repeat(quotes)).append(quotes > 0 ? " " : "");
            }
            flowing = line.endsWith(" ") && !signature;
            depth = quotes;
            joined.append(flowing && deleteSpace ? line.substring(0, line.length() - 1) : line);
        }
        return joined.toString();
    }

    private static int quoteDepth(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') {
            depth++;
        }
        return depth;
    }

    private static String unstuff(String line) {
        return line.startsWith(" ") ? line.substring(1) : line;
    }
}
