package app.balcao.field;

/** What a custom field takes (FLD-7). */
public enum FieldType {
    BOOLEAN,
    DATE,
    DATE_TIME,
    INTEGER,
    /** Brazilian reais, to the cent. */
    CURRENCY,
    SELECT,
    MULTI_SELECT,
    /** One of up to six levels of choices. */
    TREE_SELECT,
    /** One line. */
    TEXT,
    TEXTAREA,
    CPF,
    CNPJ;

    /** Whether it takes one or more of the choices that an administrator wrote. */
    public boolean chosen() {
        return this == SELECT || this == MULTI_SELECT || this == TREE_SELECT;
    }

    /** Whether it takes a number between limits. */
    public boolean numeric() {
        return this == INTEGER || this == CURRENCY;
    }

    /** Whether it takes a day, or a moment. */
    public boolean dated() {
        return this == DATE || this == DATE_TIME;
    }
}
