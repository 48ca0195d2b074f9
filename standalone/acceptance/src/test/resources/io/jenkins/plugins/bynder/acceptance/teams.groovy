// A folder for each team, with people who may do things only in it, and the key of the team's own portal in its store.
import com.cloudbees.hudson.plugins.folder.Folder
import com.cloudbees.hudson.plugins.folder.properties.AuthorizationMatrixProperty
import com.cloudbees.plugins.credentials.CredentialsProvider
import com.cloudbees.plugins.credentials.CredentialsScope
import com.cloudbees.plugins.credentials.domains.Domain
import hudson.model.Item
import hudson.model.Run
import hudson.model.User
import hudson.util.Secret
import org.jenkinsci.plugins.matrixauth.PermissionEntry
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition
import org.jenkinsci.plugins.workflow.job.WorkflowJob

def tokens = [a: '%s', b: '%s']
tokens.each { team, token ->
    def folder = Jenkins.get().getItem('team-' + team)
    if (folder != null) {
        folder.delete()
    }
    folder = Jenkins.get().createProject(Folder, 'team-' + team)
    def build = [Item.READ, Item.BUILD, Item.CANCEL, Item.WORKSPACE, Run.ARTIFACTS]
    def rights = new AuthorizationMatrixProperty()
    [('developer-' + team): build, ('lead-' + team): build + [Item.CONFIGURE, Item.CREATE]].each { name, permissions ->
        if (User.getById(name, false) == null) {
            def account = Jenkins.get().securityRealm.createAccount(name, name)
            account.getProperty(jenkins.security.ApiTokenProperty).addFixedNewToken('tests', '11' + hudson.Util.getDigestOf(name))
            account.save()
        }
        permissions.each { rights.add(it, PermissionEntry.user(name)) }
        Jenkins.get().authorizationStrategy.add(Jenkins.READ, PermissionEntry.user(name))
    }
    folder.addProperty(rights)
    def job = folder.createProject(WorkflowJob, 'sync')
    job.definition = new CpsFlowDefinition("node('workshop') {\n  bynderSync()\n}", true)
    folder.createProject(WorkflowJob, 'idle')
    def own = new hudson.security.AuthorizationMatrixProperty()
    own.add(Item.CONFIGURE, PermissionEntry.user('developer-' + team))
    job.addProperty(own)
    def store = CredentialsProvider.lookupStores(folder).find { it.context == folder }
    store.addCredentials(Domain.global(), new StringCredentialsImpl(
        CredentialsScope.GLOBAL, 'team-key', 'Key of team ' + team, Secret.fromString(token)))
}
