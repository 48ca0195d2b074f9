package io.jenkins.plugins.bynder.engine.sync.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FileNamesTest {

    private static final String ID = "0A1B2C3D-1111-2222-3333444455556666";

    private static final Pattern WINDOWS_DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$|clock\\$) *(\\..*)?");

    @Example
    void theCorpusIsLarge() {
        assertThat(HostileNames.all()).hasSizeGreaterThan(200);
    }

    @Example
    void hostileTitlesBecomeSafeNames() {
        for (String title : HostileNames.all()) {
            for (String extension : List.of("", "jpg", "JPG", "../x", "tar.gz", "\u202Egpj", " ", "x".repeat(300))) {
                assertSafe(FileNames.plain(title, extension, "upload.jpg", ID), title);
                assertSafe(FileNames.plain(title, extension, title, ID), title);
                assertSafe(FileNames.plain(title, extension, "", ID), title);
            }
        }
    }

    @Property(tries = 3000)
    void anyTitleBecomesASafeName(
            @ForAll("nasty") String title, @ForAll("nasty") String extension, @ForAll("nasty") String fileName) {
        String plain = FileNames.plain(title, extension, fileName, ID);
        assertSafe(plain, title);
        for (int attempt = 0; attempt < 6; attempt++) {
            String suffixed = FileNames.suffixed(plain, ID, attempt);
            assertSafe(suffixed, title);
            assertThat(suffixed).isNotEqualTo(plain);
        }
    }

    @Property(tries = 1000)
    void aNameBelongsToItsAssetWithAnySuffix(@ForAll("nasty") String title) {
        String plain = FileNames.plain(title, "jpg", "", ID);
        assertThat(FileNames.belongs(plain, plain, ID)).isTrue();
        for (int attempt = 0; attempt < FileNames.SUFFIXES; attempt++) {
            assertThat(FileNames.belongs(FileNames.suffixed(plain, ID, attempt), plain, ID))
                    .isTrue();
        }
        assertThat(FileNames.belongs("another " + plain, plain, ID)).isFalse();
    }

    @Property(tries = 2000)
    void theSameTitleGivesTheSameNameAgain(@ForAll("nasty") String title) {
        String plain = FileNames.plain(title, "pdf", "", ID);
        assertThat(FileNames.plain(plain, "pdf", "", ID)).isEqualTo(plain);
    }

    @Property(tries = 3000)
    void namesThatAFileSystemMayTreatAsEqualHaveOneKey(@ForAll("nasty") String name) {
        String key = FileNames.key(name);
        assertThat(FileNames.key(name.toUpperCase(Locale.ROOT))).isEqualTo(key);
        assertThat(FileNames.key(name.toLowerCase(Locale.ROOT))).isEqualTo(key);
        assertThat(FileNames.key(Normalizer.normalize(name, Normalizer.Form.NFD)))
                .isEqualTo(key);
        assertThat(FileNames.key(Normalizer.normalize(name, Normalizer.Form.NFC)))
                .isEqualTo(key);
    }

    /** NTFS compares UTF-16 units in simple upper case, APFS and ext4 code points in simple case folding. */
    @Example
    void everyCharacterHasOneKeyInAllItsCases() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.toUpperCase(c) == c && Character.toLowerCase(c) == c && Character.toTitleCase(c) == c) {
                continue;
            }
            String key = FileNames.key("x" + Character.toString(c));
            for (int other : new int[] {
                Character.toUpperCase(c),
                Character.toLowerCase(c),
                Character.toTitleCase(c),
                Character.toLowerCase(Character.toUpperCase(c)),
                Character.toUpperCase(Character.toLowerCase(c))
            }) {
                assertThat(FileNames.key("x" + Character.toString(other))).isEqualTo(key);
            }
        }
    }

    @Example
    void keepsLegalTitlesUnchanged() {
        assertThat(FileNames.plain("Spring flyer", "pdf", "spring-flyer.pdf", ID))
                .isEqualTo("Spring flyer.pdf");
        assertThat(FileNames.plain("Frühling – 日本 (final) №2", "jpg", "", ID))
                .isEqualTo("Frühling – 日本 (final) №2.jpg");
        assertThat(FileNames.plain("-10% Sale!", "png", "", ID)).isEqualTo("-10% Sale!.png");
    }

    @Example
    void keepsJoinersInsideWords() {
        String cook = "\uD83D\uDC69\u200D\uD83C\uDF73";
        String pride = "\uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08";
        String persian = "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645";
        assertThat(FileNames.plain(cook, "png", "", ID)).isEqualTo(cook + ".png");
        assertThat(FileNames.plain(pride, "png", "", ID)).isEqualTo(pride + ".png");
        assertThat(FileNames.plain(persian, "pdf", "", ID)).isEqualTo(persian + ".pdf");
        assertThat(FileNames.plain("a\u200Db\u200C", "pdf", "", ID)).isEqualTo("ab.pdf");
    }

    @Example
    void namesThatDifferOnlyInJoinersAreTwins() {
        assertThat(FileNames.key("\u0645\u06CC\u200C\u062E.pdf")).isEqualTo(FileNames.key("\u0645\u06CC\u062E.pdf"));
    }

    @Example
    void doesNotDuplicateTheExtension() {
        assertThat(FileNames.plain("photo.JPG", "jpg", "", ID)).isEqualTo("photo.JPG");
        assertThat(FileNames.plain("photo.jpeg", "jpg", "photo.jpeg", ID)).isEqualTo("photo.jpeg");
        assertThat(FileNames.plain("v1.5", "ai", "", ID)).isEqualTo("v1.5.ai");
    }

    @Example
    void fallsBackFromTitleToFileNameToId() {
        assertThat(FileNames.plain(" .. ", "jpg", "upload.jpg", ID)).isEqualTo("upload.jpg");
        assertThat(FileNames.plain("", "jpg", " ", ID)).isEqualTo(ID + ".jpg");
        assertThat(FileNames.plain("photo", "", "x.tiff", ID)).isEqualTo("photo.tiff");
        assertThat(FileNames.plain("photo", "", "", ID)).isEqualTo("photo");
    }

    @Example
    void putsTheSuffixBeforeTheExtension() {
        assertThat(FileNames.suffixed("Flyer.pdf", ID, 0)).isEqualTo("Flyer (0A1B2C3D).pdf");
        assertThat(FileNames.suffixed("Flyer.pdf", ID, 1)).isEqualTo("Flyer (0A1B2C3D11112222).pdf");
        assertThat(FileNames.suffixed("Flyer v1. final", ID, 0)).isEqualTo("Flyer v1. final (0A1B2C3D)");
    }

    @Example
    void cutsLongNamesBetweenGraphemes() {
        assertThat(FileNames.plain("👍🏽".repeat(100), "jpg", "", ID)).isEqualTo("👍🏽".repeat(24) + ".jpg");
        assertThat(FileNames.plain("x\u0323\u0323".repeat(100), "jpg", "", ID))
                .isEqualTo("x\u0323\u0323".repeat(39) + ".jpg");
    }

    @Example
    void rejectsManifestNamesThatLeaveTheFolder() {
        for (String name :
                List.of("", ".", "..", ".bynder", "a/b", "a\\b", "/a", "C:a", "a\u0000", "a\nb", "x".repeat(256))) {
            assertThat(FileNames.isSafe(name)).as(name).isFalse();
        }
        assertThat(FileNames.isSafe("Frühling (0A1B2C3D).jpg")).isTrue();
    }

    @Provide
    Arbitrary<String> nasty() {
        Arbitrary<String> corpus = Arbitraries.of(HostileNames.all());
        Arbitrary<String> characters = Arbitraries.strings().ofMaxLength(40);
        Arbitrary<String> units = Arbitraries.of(
                        "a", "B", ".", "..", "/", "\\", ":", " ", "\u0000", "\n", "con", "nul", "\u202E", "\u0301",
                        "\uD83D", "\uDE00", "ß", "İ", "~1", "é", "漢", ".jpg", "(", ")")
                .list()
                .ofMaxSize(80)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(corpus, characters, units);
    }

    private static void assertSafe(String name, String from) {
        assertThat(name).as(() -> "of " + from.codePoints().boxed().toList()).isNotEmpty();
        assertThat(FileNames.isSafe(name)).as(name).isTrue();
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(FileNames.MAX_BYTES);
        assertThat(name)
                .doesNotStartWith(".")
                .doesNotStartWith(" ")
                .doesNotEndWith(".")
                .doesNotEndWith(" ");
        assertThat(name).doesNotContainPattern("[<>:\"/\\\\|?*\\p{Cc}\\p{Cs}\\p{Co}]");
        assertThat(name).doesNotContainPattern("[\\p{Cf}&&[^\u200C\u200D]]");
        assertThat(name).doesNotContainPattern("(^|[\\x00-\\x7F])[\u200C\u200D]|[\u200C\u200D]([\\x00-\\x7F]|$)");
        assertThat(name).doesNotMatch(WINDOWS_DEVICE);
        assertThat(name).doesNotMatch("[^.~]{1,6}~\\d+(\\.[^.]{0,3})?");
        assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC)).as(name).isTrue();
    }
}
