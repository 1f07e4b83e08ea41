package app.balcao.demo;

import app.balcao.demo.Conversation.Kind;
import app.balcao.demo.Conversation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the conversations from their text; the format is explained at its top. */
final class ConversationReader {

    private static final Pattern STEP = Pattern.compile("([CANFTR]):\\s?(.*)");
    private static final Pattern FILE = Pattern.compile("\\[\\[([\\w.-]+)]]");

    private final List<Conversation> read = new ArrayList<>();
    private String subject = "";
    private String[] place = {};
    private List<Step> steps = new ArrayList<>();
    private Kind kind = Kind.CUSTOMER;
    private final List<String> lines = new ArrayList<>();
    private List<String> files = new ArrayList<>();
    private boolean inStep;

    static List<Conversation> read(List<String> text) {
        ConversationReader reader = new ConversationReader();
        text.stream().filter(line -> !line.startsWith("#")).forEach(reader::take);
        reader.endConversation();
        return List.copyOf(reader.read);
    }

    private void take(String line) {
        Matcher step = STEP.matcher(line);
        Matcher file = FILE.matcher(line);
        if (line.startsWith("== ")) {
            endConversation();
            subject = line.substring(3);
        } else if (line.startsWith("@ ")) {
            place = line.substring(2).split("\\s*\\|\\s*");
        } else if (step.matches()) {
            endStep();
            inStep = true;
            kind = Kind.of(step.group(1).charAt(0));
            lines.add(step.group(2));
        } else if (file.matches()) {
            files.add(file.group(1));
        } else if (inStep && !line.isBlank()) {
            lines.add(line);
        }
    }

    private void endStep() {
        if (inStep) {
            steps.add(new Step(kind, String.join("\n", lines), List.copyOf(files)));
        }
        lines.clear();
        files = new ArrayList<>();
        inStep = false;
    }

    private void endConversation() {
        endStep();
        if (!steps.isEmpty()) {
            read.add(new Conversation(subject, place[0], place[1], Integer.parseInt(place[2]), List.copyOf(steps)));
        }
        steps = new ArrayList<>();
    }
}
