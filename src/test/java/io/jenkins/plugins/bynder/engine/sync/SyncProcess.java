package io.jenkins.plugins.bynder.engine.sync;

import io.jenkins.plugins.bynder.engine.portal.FileHost;
import io.jenkins.plugins.bynder.engine.portal.HttpPortal;
import io.jenkins.plugins.bynder.engine.portal.HttpSettings;
import io.jenkins.plugins.bynder.engine.portal.PermanentToken;
import io.jenkins.plugins.bynder.engine.portal.PortalAddress;
import io.jenkins.plugins.bynder.engine.portal.RequestBudget;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import io.jenkins.plugins.bynder.engine.sync.report.ReportJson;
import io.jenkins.plugins.bynder.engine.sync.report.SyncReport;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A sync in a process of its own. Arguments: address of the portal, token, folder. Prints its report as JSON. */
public final class SyncProcess {

    private SyncProcess() {}

    /** Starts one; its output can be read. */
    static Process start(SyncFixture fixture, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                SyncProcess.class.getName(),
                fixture.portal.url(),
                fixture.portal.access().owner().keys().permanentToken(),
                fixture.folder.toString());
        builder.environment().putAll(environment);
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    public static void main(String[] arguments) throws Exception {
        PortalAddress address = PortalAddress.of(arguments[0]);
        HttpPortal portal = HttpPortal.of(
                address, new PermanentToken(arguments[1]), RequestBudget.unlimited(), HttpSettings.standard());
        SyncSettings settings =
                SyncSettings.of(address, SyncFixture.TAG).withConcurrency(4).withWriteMetadata(true);
        AssetSource source = new PortalSource(portal, new Tag(SyncFixture.TAG), PortalSource.fields(settings));
        try (FileHost host = FileHost.of(address, HttpSettings.standard(), settings.concurrency())) {
            SyncReport report = new Sync(source, host, new SyncProgress()).run(settings, Path.of(arguments[2]));
            System.out.write(ReportJson.of(report).getBytes(StandardCharsets.UTF_8));
            System.out.flush();
        }
    }
}
