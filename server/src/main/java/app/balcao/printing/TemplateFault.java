package app.balcao.printing;

import app.balcao.platform.errors.FieldProblem;

/** What is wrong with the body of a template, and in which line. */
final class TemplateFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int line;
    private final String about;

    /** @param about the name or the text that is wrong, as the message shows it */
    TemplateFault(String code, int line, String about) {
        super(code + " in line " + line + ": " + about);
        this.code = code;
        this.line = line;
        this.about = about;
    }

    FieldProblem onField(String field) {
        return FieldProblem.of(field, code, "printing.template." + code, line, about);
    }
}
