package app.balcao.conversation.binding;

/** Why a binding that is kept may not do what it is for (BND-73). */
public enum BindingWarning {
    /** Bindings are off in the department. */
    NOT_STICKY,
    DEPARTMENT_INACTIVE,
    AGENT_INACTIVE,
    /** The agent does not attend the department's chat. */
    AGENT_NOT_IN_CHAT,
    AGENT_NOT_AUTOMATIC,
    /** Others of the department may take anybody's conversations, bound or not (BND-31, BND-32). */
    OTHERS_NOT_AUTOMATIC
}
