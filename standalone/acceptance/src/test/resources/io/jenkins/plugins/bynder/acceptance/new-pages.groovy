// The pages that users of Jenkins can switch on for themselves.
import hudson.model.User
import jenkins.model.experimentalflags.UserExperimentalFlagsProperty

def flags = %s ? ['new-build-page.flag', 'new-job-page.flag', 'new-manage-jenkins.flag'].collectEntries { [(it): 'true'] } : [:]
User.getById('%s', false).addProperty(new UserExperimentalFlagsProperty(flags))
