package app.balcao.access.web;

import app.balcao.access.Devices;
import app.balcao.access.SignedIn;
import app.balcao.platform.security.ConfirmedRecently;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The browsers one signs in with. */
@RestController
@RequestMapping("/api/v1/devices")
class DevicesController {

    private final Devices devices;

    DevicesController(Devices devices) {
        this.devices = devices;
    }

    record DeviceList(List<Devices.DeviceView> items) {}

    @GetMapping
    DeviceList list(SignedIn session) {
        return new DeviceList(devices.list(session));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ConfirmedRecently
    void forget(SignedIn session, @PathVariable UUID id) {
        devices.forget(session, id);
    }
}
