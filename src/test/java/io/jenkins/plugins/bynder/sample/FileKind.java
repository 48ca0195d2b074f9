package io.jenkins.plugins.bynder.sample;

/** Kinds of file that the portal can create. */
public enum FileKind {
    JPEG("image", "jpg", "image/jpeg"),
    PNG("image", "png", "image/png"),
    PDF("document", "pdf", "application/pdf"),
    /** Only the container is valid: frames are noise. */
    VIDEO("video", "mp4", "video/mp4");

    private final String type;
    private final String extension;
    private final String contentType;

    FileKind(String type, String extension, String contentType) {
        this.type = type;
        this.extension = extension;
        this.contentType = contentType;
    }

    /** Bynder's asset type. */
    public String type() {
        return type;
    }

    public String extension() {
        return extension;
    }

    public String contentType() {
        return contentType;
    }
}
