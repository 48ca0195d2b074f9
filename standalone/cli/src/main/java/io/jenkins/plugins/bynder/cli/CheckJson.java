package io.jenkins.plugins.bynder.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.bynder.engine.portal.Account;
import io.jenkins.plugins.bynder.engine.portal.Permission;
import io.jenkins.plugins.bynder.engine.selftest.Finding;
import java.io.PrintStream;
import java.util.List;
import java.util.TreeSet;

/** The result of {@code check} as JSON. */
final class CheckJson {

    private final CheckResult result;

    CheckJson(CheckResult result) {
        this.result = result;
    }

    void write(PrintStream out) {
        JsonLine.write(json(), out);
    }

    private ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("portal", result.portal().toString());
        json.put("user", result.account().map(Account::user).orElse(""));
        json.put("profile", result.account().map(Account::profile).orElse(""));
        json.put("rolesKnown", result.rolesKnown());
        if (result.rolesKnown()) {
            Account account = result.account().orElseThrow();
            ArrayNode roles = json.putArray("roles");
            new TreeSet<>(account.roles()).forEach(roles::add);
            ArrayNode missing = json.putArray("missing");
            for (Permission permission : Permission.values()) {
                if (!permission.grantedTo(account)) {
                    missing.addObject()
                            .put("role", permission.role())
                            .put("permission", permission.label())
                            .put("without", permission.without());
                }
            }
        }
        ArrayNode findings = json.putArray("findings");
        for (Finding finding : result.selfTest().findings()) {
            findings.addObject()
                    .put("kind", finding.kind().key())
                    .put("key", finding.key())
                    .put("subject", finding.subject())
                    .put("state", finding.state().key())
                    .put("detail", finding.detail())
                    .put("where", finding.where());
        }
        json.put("tag", result.tag().value());
        json.put("assets", result.listing().assets());
        json.put("archived", result.listing().archived());
        json.put("complete", result.listing().addsUp());
        ArrayNode similar = json.putArray("similarTags");
        result.similar()
                .orElse(List.of())
                .forEach(tag -> similar.addObject().put("tag", tag.tag()).put("assets", tag.assets()));
        json.put("apiRequests", result.apiRequests());
        return json;
    }
}
