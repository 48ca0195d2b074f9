// A multibranch project with a branch and a pull request, without a repository.
import hudson.scm.NullSCM
import jenkins.branch.Branch
import jenkins.scm.api.SCMHead
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject

def project = Jenkins.get().createProject(WorkflowMultiBranchProject, '%s')
['main', 'PR-1'].each { name ->
    def job = project.projectFactory.newInstance(new Branch('source', new SCMHead(name), new NullSCM(), []))
    job.definition = new CpsFlowDefinition("node('workshop') {\n  bynderSync tag: '%s'\n}", true)
    project.itemsPut(name, job)
    job.save()
}
