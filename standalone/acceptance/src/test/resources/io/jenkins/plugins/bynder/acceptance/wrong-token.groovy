import com.cloudbees.plugins.credentials.CredentialsScope
import com.cloudbees.plugins.credentials.SystemCredentialsProvider
import com.cloudbees.plugins.credentials.domains.Domain
import hudson.util.Secret
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl

SystemCredentialsProvider.instance.domainCredentialsMap[Domain.global()] << new StringCredentialsImpl(
    CredentialsScope.GLOBAL, 'wrong', 'Wrong token', Secret.fromString('nonsense'))
