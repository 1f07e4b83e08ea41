package app.balcao.people;

/** Who owns an account that is being opened. */
public record NewOwner(String name, String email) {}
