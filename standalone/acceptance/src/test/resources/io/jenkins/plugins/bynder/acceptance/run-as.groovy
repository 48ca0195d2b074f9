// Builds below the folder run as that user, as the plugin Authorize Project would have it.
import hudson.model.Queue
import hudson.model.User
import jenkins.model.Jenkins
import jenkins.security.QueueItemAuthenticator
import jenkins.security.QueueItemAuthenticatorProvider
import hudson.model.Computer
import org.jenkinsci.plugins.matrixauth.PermissionEntry

def folder = '%s'
def user = '%s'
Jenkins.get().authorizationStrategy.add(Computer.BUILD, PermissionEntry.user(user))
def providers = Jenkins.get().getExtensionList(QueueItemAuthenticatorProvider)
providers.findAll { it.class.name.contains('Script') }.each { providers.remove(it) }
providers.add(0, new QueueItemAuthenticatorProvider() {
    List<QueueItemAuthenticator> getAuthenticators() {
        return [new QueueItemAuthenticator() {
            org.springframework.security.core.Authentication authenticate2(Queue.Task task) {
                return task.ownerTask.fullDisplayName.startsWith(folder)
                    ? User.getById(user, false).impersonate2() : null
            }
        }]
    }
})
