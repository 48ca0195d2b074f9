package io.jenkins.plugins.bynder.engine.sns;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** AWS partitions: separate clouds with their own regions and host names. */
enum Partition {
    COMMERCIAL("aws", "amazonaws.com", "(?!cn-)[a-z]{2}-[a-z]{4,9}-[1-9][0-9]?"),
    CHINA("aws-cn", "amazonaws.com.cn", "cn-[a-z]{4,9}-[1-9][0-9]?"),
    GOVCLOUD("aws-us-gov", "amazonaws.com", "us-gov-[a-z]{4,9}-[1-9][0-9]?");

    private final String id;
    private final String suffix;
    private final Pattern region;

    Partition(String id, String suffix, String region) {
        this.id = id;
        this.suffix = suffix;
        this.region = Pattern.compile(region);
    }

    /** Finds a partition by its name in ARNs. */
    static Optional<Partition> of(String id) {
        return Stream.of(values()).filter(partition -> partition.id.equals(id)).findFirst();
    }

    boolean hasRegion(String name) {
        return region.matcher(name).matches();
    }

    /** The only host of SNS in the region for certificates and confirmations. */
    String host(String region) {
        return "sns." + region + "." + suffix;
    }

    /**
     * Names allowed in the signing certificate of a region: {@code sns.amazonaws.com} in the older regions, a name with
     * the region elsewhere; both GovCloud regions share one. AWS owns all of them. Source: {@code SnsHostProvider} of
     * the AWS SDK for Java 2.47, and certificates published by SNS.
     */
    Set<String> certificateNames(String region) {
        String gov = "sns-us-gov-west-1." + suffix;
        String plain = "sns." + suffix;
        String dashed = "sns-" + region + "." + suffix;
        String signing = "sns-signing." + region + "." + suffix;
        return switch (this) {
            case COMMERCIAL, CHINA -> Set.of(plain, dashed, signing, host(region));
            case GOVCLOUD ->
                region.equals("us-gov-west-1")
                        ? Set.of(gov, signing, host(region))
                        : Set.of(gov, dashed, signing, host(region));
        };
    }
}
