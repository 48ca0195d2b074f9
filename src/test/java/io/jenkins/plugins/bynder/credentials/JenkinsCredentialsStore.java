package io.jenkins.plugins.bynder.credentials;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.security.ACL;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.Jenkins;

/** Reads and writes the credentials store of Jenkins itself. */
public final class JenkinsCredentialsStore {

    private JenkinsCredentialsStore() {}

    public static <C extends StandardCredentials> C add(C credentials) throws IOException {
        return add(Domain.global(), credentials);
    }

    static <C extends StandardCredentials> C add(Domain domain, C credentials) throws IOException {
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        List<Credentials> all =
                provider.getDomainCredentialsMap().computeIfAbsent(domain, unused -> new CopyOnWriteArrayList<>());
        all.removeIf(old -> old instanceof IdCredentials known && known.getId().equals(credentials.getId()));
        all.add(credentials);
        provider.save();
        return credentials;
    }

    static <C extends StandardCredentials> C get(Class<C> type, String id) {
        return CredentialsProvider.lookupCredentialsInItemGroup(type, Jenkins.get(), ACL.SYSTEM2, List.of()).stream()
                .filter(credentials -> credentials.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
