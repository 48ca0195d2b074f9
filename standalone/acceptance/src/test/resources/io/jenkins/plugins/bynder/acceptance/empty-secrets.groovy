// Jenkins stores credentials without looking at them.
import com.cloudbees.plugins.credentials.CredentialsScope
import com.cloudbees.plugins.credentials.SystemCredentialsProvider
import com.cloudbees.plugins.credentials.domains.Domain
import hudson.util.Secret
import io.jenkins.plugins.bynder.credentials.BynderOAuth2Client
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl

def scope = CredentialsScope.GLOBAL
SystemCredentialsProvider.instance.domainCredentialsMap[Domain.global()].addAll([
    new BynderOAuth2Client(scope, 'empty-client', 'Client without secret', Secret.fromString('id'), Secret.fromString('')),
    new StringCredentialsImpl(scope, 'empty-token', 'Empty token', Secret.fromString('')),
])
