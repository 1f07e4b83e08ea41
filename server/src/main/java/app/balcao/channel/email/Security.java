package app.balcao.channel.email;

/** How a connection to a mail server is protected. */
public enum Security {
    TLS,
    STARTTLS,
    /** On the loopback address only. */
    NONE
}
