// Everybody's password is their name, and the API token is derived from it.
import hudson.model.Item
import hudson.model.Run
import hudson.model.User
import hudson.security.HudsonPrivateSecurityRealm
import hudson.security.Permission
import jenkins.model.Jenkins
import jenkins.security.ApiTokenProperty
import org.jenkinsci.plugins.matrixauth.PermissionEntry
import hudson.security.ProjectMatrixAuthorizationStrategy

def rights = [
    admin     : [Jenkins.ADMINISTER, Run.ARTIFACTS], // which Overall/Administer does not imply
    manager   : [Jenkins.READ, Jenkins.MANAGE],
    sysread   : [Jenkins.READ, Jenkins.SYSTEM_READ],
    configurer: [Jenkins.READ, Item.READ, Item.BUILD, Item.CANCEL, Item.CONFIGURE, Item.CREATE, Item.WORKSPACE,
                 Run.ARTIFACTS],
    reader    : [Jenkins.READ, Item.READ, Run.ARTIFACTS],
    viewer    : [Jenkins.READ, Item.READ],
    outsider  : [],
]
def realm = new HudsonPrivateSecurityRealm(false, false, null)
def strategy = new ProjectMatrixAuthorizationStrategy()
rights.each { name, permissions ->
    if (User.getById(name, false) == null) {
        def account = realm.createAccount(name, name)
        account.getProperty(ApiTokenProperty).addFixedNewToken('tests', '11' + hudson.Util.getDigestOf(name))
        account.save()
    }
    permissions.each { Permission permission -> strategy.add(permission, PermissionEntry.user(name)) }
}
Jenkins.get().securityRealm = realm
Jenkins.get().authorizationStrategy = strategy
Jenkins.get().save()
