import com.cloudbees.plugins.credentials.CredentialsScope
import com.cloudbees.plugins.credentials.SystemCredentialsProvider
import com.cloudbees.plugins.credentials.domains.Domain
import com.cloudbees.plugins.credentials.domains.HostnameSpecification
import hudson.util.Secret
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl

def other = new Domain('other', '', [new HostnameSpecification('other.example.com', '')])
SystemCredentialsProvider.instance.domainCredentialsMap[other] = [
    new StringCredentialsImpl(CredentialsScope.GLOBAL, 'bound', 'Token of another host', Secret.fromString('bound')),
]
SystemCredentialsProvider.instance.save()
