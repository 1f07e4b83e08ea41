package app.balcao.conversation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/** Tells where those are who write in a channel; each channel that knows offers one. */
public interface ContactPlaces {

    /**
     * Where somebody is, roughly.
     *
     * @param country code of ISO 3166; empty where it is unknown
     * @param city empty where it is unknown
     */
    @Schema(name = "ContactPlace")
    record Place(
            @Schema(example = "BR") String country,
            @Schema(example = "Curitiba") String city) {}

    Channel channel();

    /** @param contact the channel's own name for who writes */
    Optional<Place> of(String contact);
}
