import jenkins.model.Jenkins
import jenkins.model.JenkinsLocationConfiguration

JenkinsLocationConfiguration.get().url = System.getProperty('acceptance.url')
Jenkins.get().numExecutors = 4
