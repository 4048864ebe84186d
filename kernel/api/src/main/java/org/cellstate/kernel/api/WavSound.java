package org.cellstate.kernel.api;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** Samples as a WAV file of 16 bits, and the player around it. */
final class WavSound {

    private static final int HEADER = 44;

    private WavSound() {}

    /**
     * Returns a WAV file.
     *
     * @param channels {@code [channel][time]}, each as long as the first; from -1 to 1, others are clipped and NaN is silence
     * @param rate samples of one channel in a second
     */
    static byte[] encoded(float[][] channels, int rate) {
        int frames = channels[0].length;
        int data = Math.multiplyExact(Math.multiplyExact(frames, channels.length), 2);
        ByteBuffer file = ByteBuffer.allocate(HEADER + data).order(ByteOrder.LITTLE_ENDIAN);
        file.put(ascii("RIFF")).putInt(HEADER - 8 + data).put(ascii("WAVE"));
        file.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) channels.length);
        file.putInt(rate).putInt(rate * channels.length * 2).putShort((short) (channels.length * 2));
        file.putShort((short) 16).put(ascii("data")).putInt(data);
        for (int i = 0; i < frames; i++) {
            for (float[] channel : channels) {
                float sample = Float.isNaN(channel[i]) ? 0 : Math.max(-1, Math.min(1, channel[i]));
                file.putShort((short) Math.round(sample * Short.MAX_VALUE));
            }
        }
        return file.array();
    }

    /** Returns a player for an encoded sound, and the same in words. */
    static MimeBundle player(byte[] wav, double seconds, int rate, int channels) {
        String count = channels == 1 ? "mono" : channels == 2 ? "stereo" : channels + " channels";
        String text = "A sound of " + String.format(Locale.ROOT, "%.2f", seconds) + " s, " + PlainText.count(rate)
                + " Hz, " + count;
        return MimeBundle.text(text)
                .withHtml("<audio controls title=\"" + text + "\" src=\"data:audio/wav;base64,"
                        + Base64.getEncoder().encodeToString(wav) + "\">" + text + "</audio>");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
