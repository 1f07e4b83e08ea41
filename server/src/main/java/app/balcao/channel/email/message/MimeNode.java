package app.balcao.channel.email.message;

import java.util.List;

/** A message's structure as it was sent. */
sealed interface MimeNode {

    Headers headers();

    /** A part that holds parts; {@code subtype} is the word after multipart/. */
    record Multipart(Headers headers, String subtype, HeaderParameters type, List<MimeNode> children)
            implements MimeNode {}

    /** A part that holds content, decoded from its transfer encoding. */
    final class Leaf implements MimeNode {

        private final Headers headers;
        private final HeaderParameters type;
        private final HeaderParameters disposition;
        private final byte[] content;

        Leaf(Headers headers, HeaderParameters type, byte[] content) {
            this.headers = headers;
            this.type = type;
            this.disposition = HeaderParameters.parse(headers.first("content-disposition"));
            this.content = content;
        }

        @Override
        public Headers headers() {
            return headers;
        }

        HeaderParameters type() {
            return type;
        }

        HeaderParameters disposition() {
            return disposition;
        }

        byte[] content() {
            return content;
        }

        /** The media type in lower case; what has none, or a broken one, is plain text. */
        String mediaType() {
            String value = type.value();
            if (value.isEmpty() || value.equals("text")) {
                return "text/plain";
            }
            return value.matches("[a-z0-9.+_-]+/[a-z0-9.+_-]+") ? value : "application/octet-stream";
        }

        boolean isText() {
            return mediaType().startsWith("text/");
        }

        /** Text content under its label, however wrong that is. */
        String text() {
            return Charsets.decode(content, type.get("charset"));
        }
    }
}
