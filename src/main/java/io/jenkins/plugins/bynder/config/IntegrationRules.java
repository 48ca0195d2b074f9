package io.jenkins.plugins.bynder.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.bynder.engine.portal.Ids;
import io.jenkins.plugins.bynder.engine.sns.TopicArn;
import io.jenkins.plugins.bynder.engine.util.ErrorText;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jvnet.localizer.LocaleProvider;

/** Rules for the list of integrations. */
final class IntegrationRules {

    private static final int MAX_NAME_LENGTH = 100;

    private IntegrationRules() {}

    /**
     * The trimmed name.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    static String name(@CheckForNull String typed) {
        String name = Util.fixEmptyAndTrim(typed);
        if (name == null) {
            throw new IllegalArgumentException(Messages.Integration_nameMissing());
        }
        if (name.length() > MAX_NAME_LENGTH || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(Messages.Integration_nameMalformed(MAX_NAME_LENGTH));
        }
        return name;
    }

    /** @throws IllegalArgumentException with a user-facing message if a name, or a former name, leads to two */
    static void requireUniqueNames(Collection<Integration> integrations) {
        IntegrationNames.requireUnique(
                integrations.stream().map(Integration::names).toList());
    }

    /**
     * The id without blanks at its ends. Whether the credentials exist shows only when they are used, because configuration
     * as code may create them later.
     *
     * @throws IllegalArgumentException with a user-facing message if there is none
     */
    static String credentials(@CheckForNull String typed) {
        String id = Util.fixEmptyAndTrim(typed);
        if (id == null) {
            throw new IllegalArgumentException(Messages.Integration_credentialsMissing());
        }
        return id;
    }

    /**
     * The id for reports of asset usage without blanks at its ends.
     *
     * @throws IllegalArgumentException with a user-facing message
     */
    static String usageId(@CheckForNull String typed) {
        String id = Util.fixNull(typed).strip();
        if (!id.isEmpty() && !Ids.isSafe(id)) {
            throw new IllegalArgumentException(Messages.Integration_usageIdMalformed());
        }
        return id;
    }

    /** @throws IllegalArgumentException with a user-facing message if a topic is listed for two portals */
    static void requireOnePortalPerTopic(Collection<Integration> integrations) {
        Map<TopicArn, String> portals = new HashMap<>();
        for (Integration integration : integrations) {
            for (TopicArn topic : integration.topicArns()) {
                String other = portals.putIfAbsent(topic, integration.getPortalUrl());
                if (other != null && !other.equals(integration.getPortalUrl())) {
                    throw new IllegalArgumentException(
                            Messages.Integration_topicTwice(topic, other, integration.getPortalUrl()));
                }
            }
        }
    }

    /** The original message, because Stapler wraps exceptions of constructors in one about the whole form. */
    static String sentence(IllegalArgumentException refusal) {
        IllegalArgumentException said = refusal;
        while (said.getCause() instanceof IllegalArgumentException cause) {
            said = cause;
        }
        return ErrorText.of(said, LocaleProvider.getLocale());
    }
}
