package io.jenkins.plugins.bynder.cli;

import static io.jenkins.plugins.bynder.cli.CliTexts.text;

import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.util.Printable;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** One row per asset. The name is the last column, so that a row can be printed before the next asset is known. */
final class AssetTable implements AssetsCommand.Sink {

    private static final int ID = 36;
    private static final int TYPE = 8;
    private static final int SIZE = 7;
    private static final int TIME = 16;
    private static final DateTimeFormatter MODIFIED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private boolean first = true;

    AssetTable(PrintStream out) {
        this.out = out;
    }

    @Override
    public void asset(Asset asset) {
        if (first) {
            headings();
            first = false;
        }
        row(asset.id(), asset.type(), FigureText.bytes(asset.fileSize()), time(asset.dateModified()), name(asset));
    }

    @Override
    public void end() {
        out.flush();
    }

    @Override
    public boolean broken() {
        return out.checkError();
    }

    private void headings() {
        row(text("assets.id"), text("assets.type"), text("assets.size"), text("assets.modified"), text("assets.name"));
    }

    private void row(String id, String type, String size, String modified, String name) {
        // Ids are never cut, because users copy them from here.
        String first = id.length() > ID ? id : Printable.pad(id, ID);
        out.println(Printable.of(String.join(
                "  ",
                first,
                Printable.pad(type, TYPE),
                Printable.padLeft(size, SIZE),
                Printable.pad(modified, TIME),
                name)));
    }

    private static String name(Asset asset) {
        return asset.archived() ? text("assets.archived", asset.name()) : asset.name();
    }

    private static String time(Instant time) {
        return time.equals(Instant.EPOCH) ? "-" : MODIFIED.format(time);
    }
}
