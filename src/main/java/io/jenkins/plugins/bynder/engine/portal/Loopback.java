package io.jenkins.plugins.bynder.engine.portal;

import java.util.regex.Pattern;

/** Decides by the text only: a name that resolves to loopback today may resolve to anything tomorrow. */
final class Loopback {

    private static final Pattern IPV4 = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");

    private Loopback() {}

    static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.equals("::1")
                || (host.startsWith("127.") && IPV4.matcher(host).matches());
    }
}
