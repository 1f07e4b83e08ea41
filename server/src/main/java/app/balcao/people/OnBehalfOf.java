package app.balcao.people;

/** An authentication that stands for an agent, be it their own session or a program of theirs. */
public interface OnBehalfOf {

    ActingAgent agent();
}
