package io.jenkins.plugins.bynder.sdkloop;

import com.bynder.sdk.model.Media;
import com.bynder.sdk.model.Settings;
import com.bynder.sdk.query.MediaDownloadQuery;
import com.bynder.sdk.query.MediaQuery;
import com.bynder.sdk.service.AssetBankService;
import com.bynder.sdk.service.impl.BynderServiceImpl;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Every asset of a portal, one after the other, with the blocking calls that the README of Bynder's Java SDK shows: a
 * page of the listing, then for each of its assets the address of the file, then the file. Arguments: address of the
 * portal, four keys, folder, most assets.
 */
public final class SdkLoop {

    /** The most that a page may have, which spares the loop requests. */
    private static final int PAGE = 1000;

    private SdkLoop() {}

    public static void main(String[] arguments) throws IOException, IllegalAccessException {
        AssetBankService assets = BynderServiceImpl.create(
                        new Settings(new URL(arguments[0]), arguments[1], arguments[2], arguments[3], arguments[4]))
                .getAssetBankService();
        Path folder = Files.createDirectories(Path.of(arguments[5]));
        int most = Integer.parseInt(arguments[6]);
        int done = 0;
        List<Media> page;
        int number = 0;
        do {
            number++;
            page = assets.getMediaList(new MediaQuery().setLimit(PAGE).setPage(number))
                    .blockingSingle()
                    .body();
            for (Media media : page) {
                if (done == most) {
                    break;
                }
                URL url = assets.getMediaDownloadUrl(new MediaDownloadQuery(media.getId()))
                        .blockingSingle()
                        .body()
                        .getS3File();
                try (InputStream file = url.openStream()) {
                    Files.copy(file, folder.resolve(media.getId() + ".jpg"));
                }
                done++;
            }
        } while (page.size() == PAGE && done < most);
        System.out.println(done);
        Runtime.getRuntime().halt(0);
    }
}
