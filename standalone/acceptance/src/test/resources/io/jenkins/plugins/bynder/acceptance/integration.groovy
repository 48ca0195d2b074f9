import com.cloudbees.plugins.credentials.CredentialsScope
import com.cloudbees.plugins.credentials.SystemCredentialsProvider
import com.cloudbees.plugins.credentials.domains.Domain
import hudson.util.Secret
import io.jenkins.plugins.bynder.config.BynderConfiguration
import io.jenkins.plugins.bynder.config.Integration
import io.jenkins.plugins.bynder.credentials.BynderApiCredentials
import io.jenkins.plugins.bynder.credentials.BynderOAuth2Client
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl

def secret = { Secret.fromString(it) }
def scope = CredentialsScope.GLOBAL
def credentials = [
    new BynderApiCredentials(scope, 'four-keys', 'Four keys', secret('%s'), secret('%s'), secret('%s'), secret('%s')),
    new BynderOAuth2Client(scope, 'client', 'OAuth 2 client', secret('%s'), secret('%s')),
    new StringCredentialsImpl(scope, 'token', 'Permanent token', secret('%s')),
]
SystemCredentialsProvider.instance.domainCredentialsMap = [(Domain.global()): credentials]
SystemCredentialsProvider.instance.save()
BynderConfiguration.get().integrations = [new Integration('%s', '%s', 'four-keys')]
