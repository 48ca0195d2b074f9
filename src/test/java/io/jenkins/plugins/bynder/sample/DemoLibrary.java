package io.jenkins.plugins.bynder.sample;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A realistic library: two hundred assets with titles in many scripts, titles that are equal on some file systems,
 * titles that are hazardous as file names, and one large film. Most carry the tag {@value #TAG}, some a tag with
 * different case, some none.
 */
public final class DemoLibrary {

    /** The tag of 180 of the assets. */
    public static final String TAG = "Gelato";

    /** Title of the one large asset. */
    public static final String FILM = "Brand film 2026";

    private static final int TAGGED = 180;
    private static final int OTHER_CASE = 8;
    private static final int UNTAGGED = 12;

    private static final List<String> SCRIPTS = List.of(
            "Crème brûlée à la carte",
            Normalizer.normalize("Crème brûlée décomposée", Normalizer.Form.NFD),
            "Straßenfest in Köln",
            "Año nuevo – póster",
            "Łódź, żółta ulotka",
            "Smörgåsbord",
            "İstanbul'da ilkbahar",
            "Καλοκαιρινή προσφορά",
            "Ελιές και λάδι",
            "Летняя распродажа",
            "Каталог — осень",
            "Весняний ярмарок",
            "عرض الصيف",
            "كتالوج الخريف",
            "מבצע קיץ",
            "קטלוג סתיו",
            "夏のキャンペーン",
            "春の新商品カタログ",
            "夏季促销海报",
            "秋季目录",
            "여름 프로모션",
            "한글 포스터",
            "ฤดูร้อน",
            "गर्मी की बिक्री",
            "Mùa hè rực rỡ",
            "🍨 Gelato time",
            "👩‍🍳 Chef’s choice 👨‍👩‍👧‍👦",
            "🏳️‍🌈 Pride poster",
            "Ⅳ ﬁne ligatures ½ ²",
            "𝔉𝔯𝔞𝔨𝔱𝔲𝔯 menu");

    private static final List<String> TWINS = List.of(
            "Logo",
            "logo",
            "LOGO",
            "Poster A3",
            "poster a3",
            "Café menu",
            Normalizer.normalize("Café menu", Normalizer.Form.NFD),
            "Straße",
            "STRASSE",
            "Price list",
            "Price list",
            "Price list");

    private static final List<String> HOSTILE = List.of(
            "../../etc/passwd",
            "..\\..\\Windows\\System32\\drivers",
            "/etc/shadow",
            "C:\\autoexec",
            "CON",
            "con",
            "nul.txt",
            "COM1.jpeg",
            "AUX.",
            ".",
            "..",
            "...",
            ".hidden",
            "~",
            "trailing dots...",
            "trailing blank ",
            "  leading blanks",
            "a/b\\c",
            "what? \"yes\" <no> | * : ;",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "${jndi:ldap://localhost/x} {{7*7}} %s%n $(id) `id`",
            "-rf",
            "%2e%2e%2f %00",
            "tab\tand\nnew line\r",
            "bell\u0007 escape\u001b[31m nul\u0000 delete\u007f",
            "invoice\u202egpj.exe",
            "zero\u200bwidth\u200djoin\ufeff",
            "isolates \u2066left\u2069 and \u2067right\u2069",
            "lone surrogate \ud83d end",
            "",
            " ",
            "x".repeat(300),
            "é".repeat(150),
            "漢".repeat(100),
            "🍨".repeat(75),
            "very.many.dots.in.a.name.tar.gz",
            "=1+1",
            ".bynder",
            "manifest.jsonl");

    private static final List<String> CAMPAIGNS = List.of("Spring", "Summer", "Autumn", "Winter");
    private static final List<String> PIECES =
            List.of("flyer", "poster", "menu card", "roll-up banner", "shop window", "business card", "tote bag");

    private final SampleLibrary library;
    private final Instant start;
    private int added;

    private DemoLibrary(SampleLibrary library, Instant start) {
        this.library = library;
        this.start = start;
    }

    /** Fills the portal's library: always the same assets with the same bytes. */
    public static void fill(SamplePortal portal) {
        SampleLibrary library = portal.library();
        library.defineDerivative("Print-preview", 320, 214);
        library.metaproperties().define("campaign", "Campaign", "select");
        Instant start = portal.clock().second().minus(Duration.ofDays(90));
        new DemoLibrary(library, start).fill();
    }

    private void fill() {
        List<String> names = new ArrayList<>();
        names.addAll(SCRIPTS);
        names.addAll(TWINS);
        names.addAll(HOSTILE);
        for (int number = names.size() + 1; number < TAGGED; number++) {
            names.add(ordinary(number));
        }
        names.forEach(name -> add(name, TAG, "print"));
        library.add(NewAsset.video(FILM, 200_000_000)
                .tags(TAG, "film")
                .created(created())
                .description("Three minutes, for every shop."));
        for (int number = 0; number < OTHER_CASE; number++) {
            add("Tagged in lower case " + (number + 1), "gelato");
        }
        for (int number = 0; number < UNTAGGED; number++) {
            add("Not for print " + (number + 1));
        }
    }

    private static String ordinary(int number) {
        return CAMPAIGNS.get(number % CAMPAIGNS.size()) + " campaign " + PIECES.get(number % PIECES.size()) + " "
                + number;
    }

    private void add(String name, String... tags) {
        FileKind kind = List.of(FileKind.JPEG, FileKind.PNG, FileKind.PDF).get(added % 3);
        NewAsset asset = NewAsset.of(kind, name)
                .tags(tags)
                .created(created())
                .size(8_000 + Long.remainderUnsigned(Noise.mix(added), 600_000))
                .copyright("Example Brand");
        if (added % 4 == 0) {
            asset.property("campaign", CAMPAIGNS.get(added / 4 % CAMPAIGNS.size()));
        }
        library.add(asset);
    }

    private Instant created() {
        return start.plus(Duration.ofHours(10L * added++));
    }
}
