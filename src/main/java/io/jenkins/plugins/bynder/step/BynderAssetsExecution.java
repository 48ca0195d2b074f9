package io.jenkins.plugins.bynder.step;

import hudson.AbortException;
import hudson.model.Run;
import io.jenkins.plugins.bynder.config.Integration;
import io.jenkins.plugins.bynder.config.Portals;
import io.jenkins.plugins.bynder.engine.portal.Asset;
import io.jenkins.plugins.bynder.engine.portal.AssetListing;
import io.jenkins.plugins.bynder.engine.portal.AssetParts;
import io.jenkins.plugins.bynder.engine.portal.Portal;
import io.jenkins.plugins.bynder.engine.portal.PortalException;
import io.jenkins.plugins.bynder.engine.portal.Tag;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Reads the listing on the controller. */
final class BynderAssetsExecution extends BackgroundExecution {

    /** Limited, because a Pipeline writes its variables to disk at every step. */
    static final int MAX_ASSETS = 10_000;

    private static final long serialVersionUID = 1;

    private final BynderAssetsStep step;

    BynderAssetsExecution(StepContext context, BynderAssetsStep step) {
        super(context);
        this.step = step;
    }

    @Override
    Object work() throws IOException, InterruptedException {
        try {
            Run<?, ?> run = build();
            Integration integration = integrations().choose(step.getIntegration());
            integration.renameNotice(step.getIntegration()).ifPresent(listener().getLogger()::println);
            Tag tag = integration.tagFor(step.getTag());
            Portal portal = Portals.get().open(integration, run);
            UseAudit.open(run, integration, "bynderAssets", tag.value()).close();
            List<Map<String, Object>> assets = new ArrayList<>();
            List<Asset> listed = new AssetListing(portal, tag, AssetParts.basic()).readWhole(MAX_ASSETS);
            if (listed.size() > MAX_ASSETS) {
                throw new AbortException(Messages.BynderAssetsExecution_tooMany(MAX_ASSETS, tag.value()));
            }
            listed.forEach(asset -> assets.add(map(asset)));
            listener().getLogger().println(Messages.BynderAssetsExecution_found(assets.size(), tag.value()));
            return assets;
        } catch (IllegalArgumentException | PortalException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private static Map<String, Object> map(Asset asset) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", asset.id());
        map.put("name", asset.name());
        map.put("fileName", asset.fileName());
        map.put("type", asset.type());
        map.put("extension", asset.extension());
        map.put("size", asset.fileSize());
        map.put("modified", asset.dateModified().toString());
        map.put("tags", new ArrayList<>(asset.tags()));
        return map;
    }
}
