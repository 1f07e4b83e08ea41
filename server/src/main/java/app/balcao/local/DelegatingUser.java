package app.balcao.local;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.internet.MimeMessage;

/** A mailbox owner who does what another one does. */
class DelegatingUser implements GreenMailUser {

    private final GreenMailUser user;

    DelegatingUser(GreenMailUser user) {
        this.user = user;
    }

    final GreenMailUser user() {
        return user;
    }

    @Override
    public String getEmail() {
        return user.getEmail();
    }

    @Override
    public String getLogin() {
        return user.getLogin();
    }

    @Override
    public void deliver(MovingMessage message) {
        user.deliver(message);
    }

    @Override
    public void deliver(MimeMessage message) {
        user.deliver(message);
    }

    @Override
    public void create() {
        user.create();
    }

    @Override
    public void delete() {
        user.delete();
    }

    @Override
    public String getPassword() {
        return user.getPassword();
    }

    @Override
    public void setPassword(String password) {
        user.setPassword(password);
    }

    @Override
    public void authenticate(String password) throws UserException {
        user.authenticate(password);
    }

    @Override
    public String getQualifiedMailboxName() {
        return user.getQualifiedMailboxName();
    }
}
