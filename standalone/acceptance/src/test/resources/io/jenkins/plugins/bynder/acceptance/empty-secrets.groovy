// Credentials with empty values can only come from a file: the constructor of ours rejects them.
import com.cloudbees.plugins.credentials.CredentialsScope
import com.cloudbees.plugins.credentials.SystemCredentialsProvider
import com.cloudbees.plugins.credentials.domains.Domain
import hudson.util.Secret
import io.jenkins.plugins.bynder.credentials.BynderOAuth2Client
import jenkins.model.Jenkins
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl

def scope = CredentialsScope.GLOBAL
def whole = new BynderOAuth2Client(scope, 'empty-client', 'Client without secret', Secret.fromString('id'), Secret.fromString('x'))
def xml = Jenkins.XSTREAM2.toXML(whole).replaceAll('<clientSecret>.*</clientSecret>', '<clientSecret></clientSecret>')
SystemCredentialsProvider.instance.domainCredentialsMap[Domain.global()].addAll([
    Jenkins.XSTREAM2.fromXML(xml),
    new StringCredentialsImpl(scope, 'empty-token', 'Empty token', Secret.fromString('')),
])
