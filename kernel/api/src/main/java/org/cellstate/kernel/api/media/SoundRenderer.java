package org.cellstate.kernel.api.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.cellstate.kernel.api.Media;
import org.cellstate.kernel.api.MimeBundle;
import org.cellstate.kernel.api.Renderer;

/** Shows a sound as a player. A stream that can be rewound is, so that it may be shown again; any other is read to its end. */
public final class SoundRenderer implements Renderer<AudioInputStream> {

    /** As much as a notebook should hold, in bytes of 16-bit samples. */
    private static final long LARGEST = 20L << 20;

    @Override
    public Class<AudioInputStream> type() {
        return AudioInputStream.class;
    }

    @Override
    public MimeBundle render(AudioInputStream sound) {
        AudioFormat format = sound.getFormat();
        int channels = format.getChannels();
        int rate = Math.round(format.getSampleRate());
        AudioFormat wanted =
                new AudioFormat(AudioFormat.Encoding.PCM_SIGNED, rate, 16, channels, 2 * channels, rate, false);
        try {
            boolean again = sound.markSupported();
            if (again) {
                sound.mark((int) LARGEST);
            }
            AudioInputStream plain = format.matches(wanted) ? sound : AudioSystem.getAudioInputStream(wanted, sound);
            byte[] bytes = plain.readNBytes((int) LARGEST);
            boolean cut = bytes.length == LARGEST && plain.read() >= 0;
            if (again) {
                sound.reset();
            }
            MimeBundle player = Media.sound(samples(bytes, channels), rate);
            return cut
                    ? MimeBundle.text(player.text() + " (the beginning of a longer one)")
                            .with(
                                    MimeBundle.HTML,
                                    player.get(MimeBundle.HTML).orElseThrow()
                                            + "<div>the beginning of a longer one</div>")
                    : player;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float[][] samples(byte[] bytes, int channels) {
        int frames = bytes.length / (2 * channels);
        float[][] samples = new float[channels][frames];
        for (int i = 0; i < frames * channels; i++) {
            int value = (bytes[2 * i + 1] << 8) | (bytes[2 * i] & 0xff);
            samples[i % channels][i / channels] = value / (float) Short.MAX_VALUE;
        }
        return samples;
    }
}
