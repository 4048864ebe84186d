package org.cellstate.kernel.api;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing to show, in one or more representations: an immutable map from MIME type to content, with metadata per type.
 *
 * <p>A front end shows the richest type it knows; {@code text/plain} is what a terminal, a screen reader and a text export
 * show, so every bundle has it and it says in words and figures what the picture says.
 *
 * <pre>{@code
 * MimeBundle.text("loss 0.12 after 40 epochs").withPng(bytes, 720, 300)
 * }</pre>
 */
public final class MimeBundle {

    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";
    public static final String MARKDOWN = "text/markdown";
    public static final String LATEX = "text/latex";
    public static final String PNG = "image/png";
    public static final String JPEG = "image/jpeg";
    public static final String SVG = "image/svg+xml";
    public static final String JSON = "application/json";

    private final Map<String, Object> data;
    private final Map<String, Map<String, Object>> metadata;

    private MimeBundle(Map<String, Object> data, Map<String, Map<String, Object>> metadata) {
        this.data = Collections.unmodifiableMap(data);
        this.metadata = Collections.unmodifiableMap(metadata);
    }

    /** Returns a bundle that holds {@code text/plain} only. */
    public static MimeBundle text(String text) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(TEXT, Objects.requireNonNull(text, "text"));
        return new MimeBundle(data, Map.of());
    }

    /** Returns this bundle with HTML beside it. Front ends remove scripts and styles from notebooks they do not trust. */
    public MimeBundle withHtml(String html) {
        return with(HTML, html);
    }

    /**
     * Returns this bundle with a PNG picture drawn for twice the pixel density beside it. Give it a background of its own: front ends
     * show it on a dark page as it is.
     *
     * @param png the encoded picture, {@code 2 * width} by {@code 2 * height} pixels
     * @param width the width at which it is shown, in CSS pixels
     * @param height the height at which it is shown, in CSS pixels
     */
    public MimeBundle withPng(byte[] png, int width, int height) {
        Map<String, Object> size = new LinkedHashMap<>();
        size.put("width", width);
        size.put("height", height);
        return with(PNG, png).withMetadata(PNG, size);
    }

    /**
     * Returns this bundle with one more representation, or with that one replaced.
     *
     * @param mimeType for instance {@code image/svg+xml}
     * @param content a {@code String} for text types; {@code byte[]} for binary ones (encoded on the wire); for JSON types a
     *     tree of {@code Map}, {@code List}, {@code String}, {@code Number} and {@code Boolean}
     * @throws IllegalArgumentException if the type is not of the form {@code type/subtype}
     */
    public MimeBundle with(String mimeType, Object content) {
        int slash = mimeType.indexOf('/');
        if (slash <= 0 || slash == mimeType.length() - 1) {
            throw new IllegalArgumentException("A MIME type has the form type/subtype.\n  received: \"" + mimeType
                    + "\"\n  try: \"text/html\" or \"image/png\"");
        }
        Objects.requireNonNull(content, "content");
        Map<String, Object> copy = new LinkedHashMap<>(data);
        copy.put(mimeType, content instanceof byte[] bytes ? bytes.clone() : content);
        return new MimeBundle(copy, metadata);
    }

    /** Returns this bundle with metadata for one of its types, for instance the width of a picture. */
    public MimeBundle withMetadata(String mimeType, Map<String, Object> values) {
        Map<String, Map<String, Object>> copy = new LinkedHashMap<>(metadata);
        copy.put(mimeType, Collections.unmodifiableMap(new LinkedHashMap<>(values)));
        return new MimeBundle(data, copy);
    }

    /** Returns the content by MIME type, in the order in which it was added. Arrays of bytes in it must not be changed. */
    public Map<String, Object> data() {
        return data;
    }

    /** Returns the metadata by MIME type. */
    public Map<String, Map<String, Object>> metadata() {
        return metadata;
    }

    /** Returns the content of one type. */
    public Optional<Object> get(String mimeType) {
        return Optional.ofNullable(data.get(mimeType));
    }

    /** Returns the {@code text/plain} form, which every bundle has. */
    public String text() {
        return String.valueOf(data.get(TEXT));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof MimeBundle that) || !metadata.equals(that.metadata)) {
            return false;
        }
        return data.keySet().equals(that.data.keySet())
                && data.keySet().stream().allMatch(type -> Objects.deepEquals(data.get(type), that.data.get(type)));
    }

    @Override
    public int hashCode() {
        int hash = metadata.hashCode();
        for (Map.Entry<String, Object> entry : data.entrySet()) {
            Object value = entry.getValue();
            hash += entry.getKey().hashCode()
                    ^ (value instanceof byte[] bytes ? Arrays.hashCode(bytes) : value.hashCode());
        }
        return hash;
    }

    @Override
    public String toString() {
        return "MimeBundle" + data.keySet();
    }
}
